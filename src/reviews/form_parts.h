#pragma once

#include "reviews/document.h"
#include "reviews/form_item.h"
#include "reviews/form_time.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// Every part of a review as text and back: readable words, and beside them what words cannot say.
namespace candor::reviews {

/// Where in the document a part stands, as far as its words depend on it.
struct FormContext {
    std::string zone;
    std::set<std::string> names; ///< Of the people that stand for somebody known.
    std::optional<Day> day;      ///< Of the heading above an event.
    LessonKind lesson_kind = LessonKind::Takeaway;
};

template <class Part>
std::string write_part(const Part& part, const FormContext& context);

/// Reads what `write_part` writes, and what a person made of it: where the words no longer say what
/// stands beside them, the words count.
template <class Part>
Part read_part(const std::vector<std::string>& lines, const FormContext& context);

extern template std::string write_part(const Section&, const FormContext&);
extern template std::string write_part(const timeline::Event&, const FormContext&);
extern template std::string write_part(const ImpactPhase&, const FormContext&);
extern template std::string write_part(const Attempt&, const FormContext&);
extern template std::string write_part(const Surprise&, const FormContext&);
extern template std::string write_part(const Factor&, const FormContext&);
extern template std::string write_part(const Lesson&, const FormContext&);
extern template std::string write_part(const SetAside&, const FormContext&);
extern template std::string write_part(const actions::Action&, const FormContext&);

extern template Section read_part(const std::vector<std::string>&, const FormContext&);
extern template timeline::Event read_part(const std::vector<std::string>&, const FormContext&);
extern template ImpactPhase read_part(const std::vector<std::string>&, const FormContext&);
extern template Attempt read_part(const std::vector<std::string>&, const FormContext&);
extern template Surprise read_part(const std::vector<std::string>&, const FormContext&);
extern template Factor read_part(const std::vector<std::string>&, const FormContext&);
extern template Lesson read_part(const std::vector<std::string>&, const FormContext&);
extern template SetAside read_part(const std::vector<std::string>&, const FormContext&);
extern template actions::Action read_part(const std::vector<std::string>&, const FormContext&);

/// A body that stands right under a `## ` heading: lines that would themselves be read as one are
/// pushed in by a space, which Markdown does not mind, and back.
std::string guarded(std::string_view body);
std::string unguarded(const std::vector<std::string>& lines);

/// Whether the line begins a section of the form.
bool is_section_heading(std::string_view line);

/// The headings under which the lists stand. A section of such a title is marked as one.
bool is_list_title(std::string_view title);

inline constexpr std::string_view ongoing_title = "Still going on";
inline constexpr std::string_view excludes_title = "Out of scope";
inline constexpr std::string_view phases_title = "Phases of impact";
inline constexpr std::string_view timeline_title = "Timeline";
inline constexpr std::string_view attempts_title = "Attempts";
inline constexpr std::string_view surprises_title = "Surprises";
inline constexpr std::string_view factors_title = "Contributing factors";
inline constexpr std::string_view lessons_title = "Lessons";
inline constexpr std::string_view set_aside_title = "Findings set aside";
inline constexpr std::string_view actions_title = "Actions";

} // namespace candor::reviews
