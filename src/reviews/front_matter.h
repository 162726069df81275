#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The facts between two lines of `---` at the top of a Markdown file: the part of YAML that is a list
/// of names with a text each, or with a list of texts.
namespace candor::reviews {

class FrontMatter {
public:
    void add(std::string_view name, std::string_view text);
    void add(std::string_view name, const std::vector<std::string>& texts);

    /// Takes a text out, so that what nobody asks for is left.
    std::optional<std::string> take(std::string_view name);
    std::vector<std::string> take_list(std::string_view name);

    /// Both lines of `---` included.
    std::string write() const;

    /// What stands at the front of `lines`, which is taken off them. None, and nothing taken, if there
    /// is no front matter.
    static std::optional<FrontMatter> take_from(std::vector<std::string>& lines);

    /// The lines that were not understood, and those of the names not taken, as they stood.
    std::vector<std::string> left() const;

private:
    struct Entry {
        std::string name;
        std::vector<std::string> texts;
        bool is_list = false;
        std::vector<std::string> lines; ///< As read; of an unknown line alone, without a name.
    };

    void read_line(const std::string& line);

    std::vector<Entry> entries_;
};

} // namespace candor::reviews
