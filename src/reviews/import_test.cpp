#include "base/utf8.h"
#include "evidence/report_source.h"
#include "reviews/from_proposal.h"
#include "reviews/markdown_form.h"
#include "reviews/part_store.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

using namespace candor;
using namespace candor::reviews;

namespace {

/// The words of a text, in lower case: runs of letters and digits.
std::set<std::string> words_of(std::string_view text)
{
    std::set<std::string> words;
    std::string word;
    const std::string lower = lower_ascii(text) + " ";
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const char c = lower[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool is_sign = byte == 0xe2 || byte == 0xf0; // Dashes, arrows, ticks, pictures.
        i += byte == 0xe2 ? 2 : byte == 0xf0 ? 3 : 0;
        if ((byte >= 0x80 && !is_sign) || std::isalnum(byte))
            word.push_back(c);
        else if (!word.empty())
            words.insert(std::exchange(word, {}));
    }
    return words;
}

// What a field of ours says instead of the report's own word for it.
const std::set<std::string> said_otherwise = {
    "title", "date", "author", "authors", "severity", "status", "x", "done", "action", "item"};

/// Without the numbers of a list's items: an export numbers nothing.
std::string without_numbers(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        while (line.starts_with('#') || line.starts_with(' '))
            line.remove_prefix(1);
        const std::size_t digits = line.find_first_not_of("0123456789");
        if (digits != std::string_view::npos && digits > 0 && digits <= 3
            && (line[digits] == '.' || line[digits] == ')'))
            line.remove_prefix(digits);
        result.append(line).append("\n");
    }
    return result;
}

std::string words_lost(const std::string& source, const std::string& exported)
{
    const std::set<std::string> kept = words_of(exported);
    std::string lost;
    for (const std::string& word : words_of(without_numbers(nfc(source))))
        if (!kept.contains(word) && !said_otherwise.contains(word))
            lost += word + " ";
    return lost;
}

std::string exported(const std::string& source)
{
    static const accounts::Workspace workspace = accounts::new_workspace("Acme");
    const ImportChoices choices{.kind = "outage", .file_name = "report"};
    Document document = document_of(evidence::read_report(source), choices, workspace);
    adopt(document, workspace, choices, {});
    return write_markdown(document);
}

std::filesystem::path documents()
{
    const char* named = std::getenv("CANDOR_SHARED");
    const std::filesystem::path shared =
        named ? std::filesystem::path(named) : std::filesystem::path(SOURCE_ROOT) / ".." / "shared";
    return shared / "corpus" / "docs";
}

/// Everything of a document that a store would refuse.
std::string refused(const Document& document)
{
    using actions::check;
    using timeline::check;
    std::string all;
    const auto add = [&](const auto& parts) {
        for (const auto& part : parts)
            if (const Result<void> sound = check(part); !sound)
                all += sound.error().field + ": " + sound.error().message + "\n";
    };
    add(document.sections);
    add(document.events);
    add(document.lessons);
    add(document.actions);
    return all;
}

} // namespace

TEST_CASE("an export of an import holds every word of the report")
{
    const std::string source = "# T\n\n## Summary\n\nOne two.\n\n## Timeline\n\n- around 10:05 AM "
                               "PDT, May 3rd 2021: Al did x\n\n"
                               "## What went well\n\n- Three\n\n## Action items\n\n| Action | "
                               "Owner | Cost |\n|--|--|--|\n| Four | Bo | 5 |\n";
    CHECK_EQ(words_lost(source, exported(source)), "");
}

TEST_CASE("an export of an import of every public post-mortem holds every word of it")
{
    if (!std::filesystem::exists(documents())) {
        std::cout << "reviews: " << documents() << " is absent; its documents were not imported\n";
        return;
    }
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(documents())) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string source{std::istreambuf_iterator<char>(file), {}};
        CHECK_MESSAGE(words_lost(source, exported(source)).empty(),
            entry.path().filename() << ": " << words_lost(source, exported(source)));
        const accounts::Workspace workspace = accounts::new_workspace("Acme");
        const Document document = document_of(
            evidence::read_report(source), {.kind = "outage", .file_name = "r"}, workspace);
        CHECK_MESSAGE(
            refused(document).empty(), entry.path().filename() << ": " << refused(document));
        ++count;
    }
    std::cout << "reviews: " << count << " documents imported and exported\n";
}
