#pragma once

#include "language/lexicon.h"
#include "language/token.h"
#include "text/prose_text.h"

#include <span>
#include <string_view>
#include <vector>

namespace candor::language {

/// Splits blocks into sentences of tokens. Any bytes will do; tokens begin and end on characters of
/// UTF-8 wherever the text is UTF-8.
class Tokenizer {
public:
    Tokenizer(const Lexicon& lexicon, std::string_view text) : lexicon_(lexicon), text_(text) {}

    /// Reads one block; what was read before is forgotten.
    void read(std::span<const ProsePiece> pieces);

    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        Class classes = Class::None;
        bool is_question = false;
    };
    std::span<const Range> sentences() const { return sentences_; }
    std::span<const Token> tokens() const { return tokens_; }

private:
    void read_words(std::size_t at, std::size_t end);
    std::size_t read_one(std::size_t at, std::size_t end);
    std::size_t read_word(std::size_t at, std::size_t end);
    std::size_t read_number(std::size_t at, std::size_t end);
    std::size_t read_other(std::size_t at, std::size_t end);
    std::size_t read_apostrophe(std::size_t at, std::size_t end, std::size_t length);
    void read_terminator(std::size_t at, std::size_t end);
    void add_word(std::size_t begin, std::size_t end, WordId form, Class classes);
    void add_clipped(std::size_t begin, std::size_t end, Class classes);
    void add_mark(std::size_t begin, std::size_t end, Class classes);
    void add(const Token& token);
    void quote(char mark, bool may_open = true);
    bool is_abbreviation() const;
    void end_sentence();

    const Lexicon& lexicon_;
    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<Range> sentences_;
    Class added_ = Class::None; ///< What the next token carries besides its own classes.
    Class seen_ = Class::None;
    std::uint32_t sentence_begin_ = 0;
    std::uint32_t quote_begin_ = 0;
    char open_quote_ = 0;
    bool may_end_ = false; ///< A mark stood here that ends a sentence, if a new one begins.
    bool must_end_ = false;
    bool is_question_ = false;
};

} // namespace candor::language
