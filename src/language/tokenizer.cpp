#include "language/tokenizer.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>

namespace candor::language {

namespace {

enum class Kind : std::uint8_t { Other, Blank, Letter, Digit };

constexpr auto kinds = [] {
    std::array<Kind, 256> table{};
    for (int c = 0; c < 256; ++c) {
        const int lower = c | 0x20;
        if ((lower >= 'a' && lower <= 'z') || (c >= 0xC3 && c <= 0xEF && c != 0xE2))
            table[static_cast<std::size_t>(c)] = Kind::Letter;
        else if (c >= '0' && c <= '9')
            table[static_cast<std::size_t>(c)] = Kind::Digit;
        else if (c == ' ' || (c >= '\t' && c <= '\r'))
            table[static_cast<std::size_t>(c)] = Kind::Blank;
    }
    return table;
}();

Kind kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_word_byte(char c) { return kind_of(c) >= Kind::Letter || continues_character(c); }

bool is_capital(std::string_view word)
{
    if (word.empty())
        return false;
    const bool is_latin =
        word.size() > 1 && word[0] == '\xC3' && word[1] >= '\x80' && word[1] <= '\x9E';
    return (word[0] >= 'A' && word[0] <= 'Z') || is_latin;
}

/// "LimitRange" and "DNS" are no names of people.
bool has_inner_capital(std::string_view word)
{
    return std::ranges::any_of(word.substr(1), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The bytes of the character that begins at `at`.
std::size_t character_length(std::string_view text, std::size_t at, std::size_t end)
{
    std::size_t next = at + 1;
    while (next < end && continues_character(text[next]))
        ++next;
    return next - at;
}

WordId id_of(std::string_view word)
{
    WordId id = word_id_seed;
    for (const char c : word)
        id = longer_word(id, lower(c));
    return id;
}

/// What the ending says of a word that the lexicon does not have.
Class guessed(std::string_view word)
{
    using enum Class;
    if (word.size() < 4)
        return None;
    if (word.ends_with("ed"))
        return Guessed | Past | Participle;
    if (word.ends_with("ing"))
        return Guessed | Ing;
    if (word.ends_with("ly"))
        return Guessed | Adverb;
    return None;
}

/// "didnt" and "shouldve", as they are typed in a hurry.
bool is_clipped(WordId form)
{
    for (const WordId word : {"didnt"_word, "dont"_word, "doesnt"_word, "wasnt"_word, "werent"_word,
             "isnt"_word, "arent"_word, "hasnt"_word, "havent"_word, "hadnt"_word, "shouldnt"_word,
             "couldnt"_word, "wouldnt"_word, "cant"_word, "wont"_word, "shouldve"_word,
             "couldve"_word, "wouldve"_word}) {
        if (form == word)
            return true;
    }
    return false;
}

constexpr std::size_t clipped_bytes_max = 8;
constexpr Class shape_classes = Class::Capital | Class::Joined | Class::QuoteBegins;

} // namespace

void Tokenizer::read(std::span<const ProsePiece> pieces)
{
    tokens_.clear();
    sentences_.clear();
    sentence_begin_ = 0;
    added_ = seen_ = Class::None;
    open_quote_ = 0;
    may_end_ = must_end_ = is_question_ = false;
    for (const auto& [span, kind] : pieces) {
        if (kind == PieceKind::Words)
            read_words(span.begin, span.end);
        else
            add_mark(span.begin, span.end, Class::Opaque);
    }
    if (open_quote_ == '"') {
        for (std::size_t i = quote_begin_; i < tokens_.size(); ++i)
            tokens_[i].classes |= Class::Quoted;
    }
    end_sentence();
}

void Tokenizer::read_words(std::size_t at, std::size_t end)
{
    while (at < end) {
        switch (kind_of(text_[at])) {
        case Kind::Blank:
            added_ = added_ & ~Class::Joined;
            ++at;
            break;
        case Kind::Letter:
            at = read_word(at, end);
            break;
        case Kind::Digit:
            at = read_number(at, end);
            break;
        case Kind::Other:
            at = read_other(at, end);
            break;
        }
    }
}

std::size_t Tokenizer::read_word(std::size_t begin, std::size_t end)
{
    constexpr unsigned char uncased_min = 0xD6; // Hebrew and what follows has no capitals.
    must_end_ |= may_end_ && static_cast<unsigned char>(text_[begin]) >= uncased_min;
    std::size_t at = begin;
    WordId id = word_id_seed;
    bool has_digit = false;
    for (; at < end && is_word_byte(text_[at]); ++at) {
        id = longer_word(id, lower(text_[at]));
        has_digit |= kind_of(text_[at]) == Kind::Digit;
    }
    Class shape = is_capital(text_.substr(begin, 2)) ? Class::Capital : Class::None;
    if (has_digit)
        shape |= Class::Opaque;
    if (at + 1 < end && (text_[at] == '.' || text_[at] == '_' || text_[at] == '@')
        && is_word_byte(text_[at + 1])) {
        while (
            at + 1 < end
            && (is_word_byte(text_[at])
                || (std::string_view("._@-").contains(text_[at]) && is_word_byte(text_[at + 1]))))
            ++at;
        if (at < end && is_word_byte(text_[at]))
            ++at;
        add_word(begin, at, id_of(text_.substr(begin, at - begin)), shape | Class::Opaque);
        return at;
    }
    if (at < end && text_[at] == '\'')
        return add_word(begin, at, id, shape), read_apostrophe(at, end, 1);
    if (at + 2 < end && text_.substr(at, 3) == "\xE2\x80\x99")
        return add_word(begin, at, id, shape), read_apostrophe(at, end, 3);
    add_word(begin, at, id, shape);
    return at;
}

/// The word before the apostrophe has been added; what follows may be a word of its own ("we've"),
/// take a letter from it ("didn't"), or end a quotation.
std::size_t Tokenizer::read_apostrophe(std::size_t at, std::size_t end, std::size_t length)
{
    std::size_t tail = at + length;
    while (tail < end && is_word_byte(text_[tail]))
        ++tail;
    const std::string_view after = text_.substr(at + length, tail - at - length);
    if (after.empty()) {
        quote('\'', false);
        return at + length;
    }
    Token& before = tokens_.back();
    if ((after == "t" || after == "T") && before.end - before.begin > 1) {
        const Token word = before;
        tokens_.pop_back();
        added_ |= word.classes & shape_classes;
        add_word(word.begin, word.end - 1,
            id_of(text_.substr(word.begin, word.end - word.begin - 1)),
            word.classes & Class::Capital);
        add_word(word.end - 1, tail, "n't"_word, Class::None);
    } else if (after.size() <= 2) {
        WordId id = longer_word(word_id_seed, '\'');
        for (const char c : after)
            id = longer_word(id, lower(c));
        add_word(at, tail, id, Class::None);
    } else {
        before.end = static_cast<std::uint32_t>(tail); // "O'Brien"
    }
    return tail;
}

/// A number with all that hangs on it: "10:44", "1.2", "99%", "30ms", "2024-03-01T10:00".
std::size_t Tokenizer::read_number(std::size_t begin, std::size_t end)
{
    std::size_t at = begin;
    while (
        at < end && (is_word_byte(text_[at]) || std::string_view(".,:%/-+_").contains(text_[at])))
        ++at;
    while (at > begin + 1 && std::string_view(".,:/-+_").contains(text_[at - 1]))
        --at;
    add_mark(begin, at, Class::Number);
    return at;
}

std::size_t Tokenizer::read_other(std::size_t at, std::size_t end)
{
    const std::size_t length = character_length(text_, at, end);
    const std::string_view mark = text_.substr(at, length);
    const bool is_spaced = at + 1 >= end || kind_of(text_[at + 1]) == Kind::Blank;
    switch (mark[0]) {
    case ',':
        add_mark(at, at + 1, Class::Comma);
        break;
    case ':':
        add_mark(at, at + 1, Class::Colon);
        break;
    case ';':
        add_mark(at, at + 1, Class::Semicolon);
        break;
    case '(':
    case ')':
        add_mark(at, at + 1, Class::Parenthesis);
        break;
    case '"':
        quote('"');
        break;
    case '\'':
        quote('\'');
        break;
    case '.':
    case '!':
    case '?':
        read_terminator(at, end);
        break;
    case '-':
        is_spaced ? add_mark(at, at + 1, Class::Dash) : void(added_ |= Class::Joined);
        break;
    case '@':
    case '#': {
        std::size_t tail = at + 1;
        while (
            tail < end && (is_word_byte(text_[tail]) || text_[tail] == '-' || text_[tail] == '_'))
            ++tail;
        if (tail > at + 1)
            add_mark(at, tail, mark[0] == '@' ? Class::Name | Class::Opaque : Class::Opaque);
        return tail;
    }
    case '\xE2':
        if (mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x9D")
            quote('"');
        else if (mark == "\xE2\x80\x98" || mark == "\xE2\x80\x99")
            quote('\'');
        else if (mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94")
            add_mark(at, at + length, Class::Dash);
        else if (mark == "\xE2\x80\xA6")
            read_terminator(at + length - 1, end);
        else
            must_end_ |= may_end_; // After a full stop, an arrow or a tick begins anew.
        break;
    default:
        must_end_ |= may_end_ && length == 4; // So does an emoji.
        break;
    }
    return at + length;
}

void Tokenizer::read_terminator(std::size_t at, std::size_t end)
{
    is_question_ |= text_[at] == '?';
    if (at + 1 < end && is_word_byte(text_[at + 1]))
        return;
    if (text_[at] == '!' || text_[at] == '?')
        must_end_ = true;
    else if (!is_abbreviation())
        may_end_ = true;
}

bool Tokenizer::is_abbreviation() const
{
    if (tokens_.size() == sentence_begin_)
        return true; // "1." and the like before the first word
    const Token& last = tokens_.back();
    const std::size_t length = last.end - last.begin;
    if (length == 1 && last.is(Class::Capital) && !last.is("i"_word))
        return true;
    for (const WordId id : {"e.g"_word, "i.e"_word, "eg"_word, "ie"_word, "vs"_word, "etc"_word,
             "dr"_word, "mr"_word, "mrs"_word, "ms"_word, "no"_word, "approx"_word, "ca"_word,
             "resp"_word, "cf"_word, "st"_word, "inc"_word, "ltd"_word}) {
        if (last.form == id)
            return last.form != "no"_word && last.form != "etc"_word;
    }
    return false;
}

/// A quotation ends where the same mark comes again. What was opened and never closed is none.
void Tokenizer::quote(char mark, bool may_open)
{
    const auto here = static_cast<std::uint32_t>(tokens_.size());
    if (open_quote_ == mark && here > quote_begin_) {
        for (std::uint32_t i = quote_begin_; i < here; ++i)
            tokens_[i].classes |= Class::Quoted;
        tokens_[quote_begin_].classes |= Class::QuoteBegins;
        tokens_.back().classes |= Class::QuoteEnds;
        open_quote_ = 0;
    } else if (open_quote_ == 0 && may_open) {
        open_quote_ = mark;
        quote_begin_ = here;
    }
}

void Tokenizer::add_clipped(std::size_t begin, std::size_t end, Class classes)
{
    const std::size_t middle = end - 2;
    const bool is_have = lower(text_[middle]) == 'v';
    add_word(begin, middle, id_of(text_.substr(begin, middle - begin)), classes);
    add_word(middle, end, is_have ? "'ve"_word : "n't"_word, Class::None);
}

void Tokenizer::add_word(std::size_t begin, std::size_t end, WordId form, Class classes)
{
    const std::uint32_t entry = lexicon_.find(form);

    const Entry& known = lexicon_[entry];
    if (entry == 0 && end - begin <= clipped_bytes_max && is_clipped(form))
        return add_clipped(begin, end, classes);
    Token token{.begin = static_cast<std::uint32_t>(begin),
        .end = static_cast<std::uint32_t>(end),
        .entry = entry,
        .form = form,
        .lemma = entry == 0 ? form : known.lemma,
        .classes = classes | known.classes};
    if (!any(known.classes | (classes & Class::Opaque))) {
        token.classes |= guessed(text_.substr(begin, end - begin));
        if (any(classes & Class::Capital) && !token.is(Class::Guessed))
            token.classes |=
                has_inner_capital(text_.substr(begin, end - begin)) ? Class::System : Class::Name;
    }
    add(token);
}

void Tokenizer::add_mark(std::size_t begin, std::size_t end, Class classes)
{
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.classes = classes;
    add(token);
}

void Tokenizer::add(const Token& token)
{
    if (must_end_
        || (may_end_ && token.is(Class::Capital | Class::Number | Class::Opaque | Class::Dash)))
        end_sentence();
    may_end_ = false;
    tokens_.push_back(token);
    tokens_.back().classes |= added_;
    added_ = Class::None;
    seen_ |= tokens_.back().classes;
}

void Tokenizer::end_sentence()
{
    const auto here = static_cast<std::uint32_t>(tokens_.size());
    if (here > sentence_begin_)
        sentences_.push_back({sentence_begin_, here, seen_, is_question_});
    sentence_begin_ = here;
    seen_ = Class::None;
    is_question_ = may_end_ = must_end_ = false;
    if (open_quote_ == '\'')
        open_quote_ = 0; // Most often an apostrophe.
}

} // namespace candor::language
