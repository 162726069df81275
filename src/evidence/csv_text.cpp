#include "evidence/csv_text.h"

#include "base/utf8.h"

#include <algorithm>
#include <map>

namespace candor::evidence {

namespace {

// How much of a text is looked at to find out how it is parted.
constexpr std::size_t sample_bytes_max = 65'536;

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    std::vector<CsvRow> run()
    {
        begin_row();
        while (at_ < text_.size())
            is_quoted_ ? read_quoted() : read_plain();
        end_row();
        return std::move(rows_);
    }

private:
    void begin_row() { rows_.push_back({.line = line_, .cells = std::vector<std::string>(1)}); }

    void end_row()
    {
        const CsvRow& row = rows_.back();
        if (row.cells.size() == 1 && trimmed(row.cells.front()).empty())
            rows_.pop_back();
    }

    std::string& cell() { return rows_.back().cells.back(); }

    void read_quoted()
    {
        const char c = text_[at_++];
        if (c != '"') {
            line_ += c == '\n' ? 1 : 0;
            cell().push_back(c);
        } else if (at_ < text_.size() && text_[at_] == '"') {
            cell().push_back('"');
            ++at_;
        } else {
            is_quoted_ = false;
        }
    }

    void read_plain()
    {
        const char c = text_[at_++];
        if (c == '"' && trimmed(cell()).empty()) {
            cell().clear();
            is_quoted_ = true;
        } else if (c == delimiter_ && rows_.back().cells.size() < csv_columns_max) {
            rows_.back().cells.emplace_back();
        } else if (c == '\n') {
            if (cell().ends_with('\r'))
                cell().pop_back();
            ++line_;
            end_row();
            begin_row();
        } else {
            cell().push_back(c);
        }
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool is_quoted_ = false;
    std::vector<CsvRow> rows_;
};

/// How many rows have the width that most rows have, if that is more than one column.
std::size_t even_rows(const std::vector<CsvRow>& rows)
{
    std::map<std::size_t, std::size_t> widths;
    for (const CsvRow& row : rows)
        ++widths[row.cells.size()];
    std::size_t best = 0;
    for (const auto& [width, count] : widths)
        if (width > 1)
            best = std::max(best, count);
    return best;
}

} // namespace

std::vector<CsvRow> read_csv(std::string_view text, char delimiter)
{
    return CsvReader(text, delimiter).run();
}

std::optional<char> csv_delimiter_of(std::string_view text)
{
    const std::string_view sample = text.substr(0, sample_bytes_max);
    std::optional<char> best;
    std::size_t best_rows = 1;
    for (char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<CsvRow> rows = read_csv(sample, delimiter);
        const std::size_t even = even_rows(rows);
        if (even > best_rows && even * 10 >= rows.size() * 8) {
            best = delimiter;
            best_rows = even;
        }
    }
    return best;
}

} // namespace candor::evidence
