#pragma once

#include "base/result.h"
#include "reviews/parts.h"
#include "reviews/review.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace candor::reviews {

inline constexpr std::size_t template_sections_max = 40;
inline constexpr std::size_t templates_max = 100;

struct TemplateSection {
    std::string key; ///< As `Section::key`.
    std::string title;
    std::string prompt;
    Stage stage = Stage::Draft; ///< In which it is written.

    friend bool operator==(const TemplateSection&, const TemplateSection&) = default;
};
BOOST_DESCRIBE_STRUCT(TemplateSection, (), (key, title, prompt, stage))

/// The sections of a review. Timeline, factors, lessons and actions are parts of every review and stand
/// in no template. A review keeps its own copy, so it can leave the template's shape.
struct Template {
    std::string id;
    std::string name;
    std::string description;
    std::string kind; ///< The kind that is suggested; "" for any.
    std::vector<TemplateSection> sections;
    bool is_hidden = false;
    std::int64_t revision = 0;

    friend bool operator==(const Template&, const Template&) = default;
};
BOOST_DESCRIBE_STRUCT(Template, (), (id, name, description, kind, sections, is_hidden, revision))

/// Those that Candor comes with, in the order in which they are offered.
std::span<const Template> shipped_templates();

/// `Invalid` with the field: a name and at least one section with a title are needed.
Result<void> check(const Template& shape);

/// The sections of a new review, empty, without ids.
std::vector<Section> sections_of(const Template& shape);

} // namespace candor::reviews
