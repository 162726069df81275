#include "library/index_words.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <utf8proc.h>

namespace candor::library {

namespace {

// PostgreSQL's own limits: a word, the places of words, and the whole (1 MB, of which some is its own).
constexpr std::size_t word_bytes_max = 2'000;
constexpr std::size_t place_max = 16'383;
constexpr std::size_t places_a_word_max = 255;
constexpr std::size_t words_bytes_max = 900'000;

/// Folded and in its parts, marks left out. Text that is no UTF-8 has no words.
std::string folded(std::string_view text)
{
    utf8proc_uint8_t* raw = nullptr;
    constexpr auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
    return size < 0 ? ""
                    : std::string(reinterpret_cast<char*>(raw), static_cast<std::size_t>(size));
}

bool is_in_word(utf8proc_int32_t point)
{
    if (point == '_')
        return true;
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
        return true;
    default:
        return false;
    }
}

/// Where each word stands, as far as the limits allow.
class Places {
public:
    void add(std::string_view text)
    {
        for (const std::string& word : index_words(text)) {
            constexpr std::size_t bytes_a_place = 2, bytes_a_word = 5;
            bytes_ += bytes_a_place + (places_.contains(word) ? 0 : word.size() + bytes_a_word);
            if (bytes_ > words_bytes_max)
                return;
            std::vector<std::size_t>& of_word = places_[word];
            last_ = std::min(last_ + 1, place_max);
            if (of_word.size() < places_a_word_max)
                of_word.push_back(last_);
        }
        last_ = std::min(last_ + 1, place_max); // No phrase reaches from one text into the next.
    }

    std::string written_out() const
    {
        std::string vector;
        for (const auto& [word, places] : places_)
            vector += fmt::format("'{}':{} ", word, fmt::join(places, ","));
        return vector;
    }

private:
    std::map<std::string, std::vector<std::size_t>> places_;
    std::size_t bytes_ = 0;
    std::size_t last_ = 0;
};

/// A mark that no word of a text has keeps facets and texts apart.
std::string facet_lexeme(const std::string& word) { return fmt::format("'={}'", word); }

/// Of a term: one word as a lexeme, several as a phrase, the last perhaps going on.
std::string lexemes_of(const Term& term)
{
    std::string lexemes;
    for (const std::string& written : term.words)
        for (const std::string& word : index_words(written))
            lexemes += fmt::format("{}'{}'", lexemes.empty() ? "" : " <-> ", word);
    if (!lexemes.empty() && term.is_prefix)
        lexemes += ":*";
    return lexemes.empty() || lexemes.find(" <-> ") == std::string::npos ? lexemes
                                                                         : "(" + lexemes + ")";
}

} // namespace

std::vector<std::string> index_words(std::string_view text)
{
    const std::string fold = folded(text);
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(fold.data());
    const utf8proc_uint8_t* const end = at + fold.size();
    std::vector<std::string> words(1);
    while (at < end) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t size = utf8proc_iterate(at, end - at, &point);
        if (size < 1)
            break;
        if (is_in_word(point))
            words.back().append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(size));
        else if (!words.back().empty())
            words.emplace_back();
        at += size;
    }
    std::erase_if(words,
        [](const std::string& word) { return word.empty() || word.size() > word_bytes_max; });
    return words;
}

std::string tsvector_of(std::string_view title, std::string_view body, std::string_view facets)
{
    Places places;
    for (const std::string_view text : {title, body})
        places.add(text);
    std::string vector = places.written_out();
    for (const std::string& word : index_words(facets))
        vector += facet_lexeme(word) + " ";
    return vector;
}

std::string to_tsquery(const Query& query, const std::vector<AnyOf>& facets)
{
    std::string wanted;
    const auto add = [&](std::string_view sign, const std::string& lexemes) {
        if (!lexemes.empty())
            wanted += fmt::format("{}{}{}", wanted.empty() ? "" : " & ", sign, lexemes);
    };
    for (const AnyOf& words : facets) {
        std::string lexemes;
        for (const std::string& word : words)
            lexemes += (lexemes.empty() ? "" : " | ") + facet_lexeme(word);
        add("", "(" + lexemes + ")");
    }
    for (const Term& term : query.terms)
        add(term.is_excluded ? "!" : "", lexemes_of(term));
    return wanted;
}

} // namespace candor::library
