// One pass: blocks become tokens, tokens sentences; the words of a sentence wake the patterns that
// wait for them, and guards decide whether what matched is meant. Most words wake nothing, so the
// cost is that of splitting text into words. Patterns wait for their rarest word and not for their
// first, since first words are "the" and "was".

#include "language/coach.h"

#include "language/grammar.h"
#include "language/tokenizer.h"

#include <algorithm>

namespace candor::language {

namespace {

struct Waiting {
    const Rule* rule;
    const Phrase* phrase;
};

/// The words and patterns of all rules, made ready once.
class Tables {
public:
    Tables()
    {
        std::size_t phrase_count = 0;
        for (const Rule* rule : catalog())
            phrase_count += rule->phrases.size();
        patterns_.reserve(phrase_count);
        waiting_.reserve(phrase_count);
        for (const Rule* rule : catalog()) {
            for (const Phrase& phrase : rule->phrases) {
                patterns_.add(phrase.pattern, lexicon_);
                waiting_.push_back({rule, &phrase});
            }
        }
        patterns_.index(lexicon_);
    }

    const Lexicon& lexicon() const { return lexicon_; }
    const PatternSet& patterns() const { return patterns_; }
    const Waiting& waiting(std::uint32_t pattern) const { return waiting_[pattern]; }

private:
    Lexicon lexicon_;
    PatternSet patterns_;
    std::vector<Waiting> waiting_;
};

const Tables& tables()
{
    static const Tables made;
    return made;
}

class Check {
public:
    Check(const ProseText& prose, const Options& options)
        : prose_(prose)
        , options_(options)
        , tokenizer_(tables().lexicon(), prose.text)
        , part_(options.part)
    {
        for (const Rule* rule : catalog()) {
            if (std::ranges::find(options.rules_off, rule->name) == options.rules_off.end())
                rules_.push_back(rule);
        }
    }

    std::vector<Remark> run()
    {
        for (const ProseBlock& block : prose_.blocks)
            check_block(block);
        return std::move(found_);
    }

private:
    void check_block(const ProseBlock& block)
    {
        if (block.heading != heading_)
            enter(block);
        tokenizer_.read(std::span(prose_.pieces).subspan(block.first_piece, block.piece_count));
        for (const Tokenizer::Range& range : tokenizer_.sentences()) {
            const Sentence sentence{.text = prose_.text,
                .tokens = tokenizer_.tokens().subspan(range.begin, range.end - range.begin),
                .part = part_,
                .classes = range.classes,
                .is_question = range.is_question,
                .is_heading = block.kind == BlockKind::Heading,
                .is_item = block.kind == BlockKind::Item || block.kind == BlockKind::Cell,
                .begins_block = range.begin == 0};
            check_sentence(sentence, block);
        }
    }

    /// A heading that says nothing ("13:42") leaves the part as it is if it stands below the one that
    /// set it, and ends that part if it stands beside it.
    void enter(const ProseBlock& block)
    {
        heading_ = block.heading;
        if (!options_.headings_set_part)
            return;
        const std::optional<Part> said = part_of_heading(heading_.of(prose_.text));
        if (!said && block.heading_level > part_level_)
            return;
        part_ = said.value_or(options_.part);
        part_level_ = block.heading_level;
    }

    void check_sentence(const Sentence& sentence, const ProseBlock& block)
    {
        const std::size_t before = found_.size();
        tables().patterns().for_each_match(
            sentence, [&](std::uint32_t pattern, const Match& match) {
                const auto& [rule, phrase] = tables().waiting(pattern);
                if (may_speak(*rule, sentence) && !is_mentioned(sentence, match)
                    && (!phrase->guard || phrase->guard(sentence, match))
                    && (!rule->guard || rule->guard(sentence, match)))
                    found_.push_back({rule, phrase->severity.value_or(rule->severity),
                        {sentence[match.flag_begin].begin, sentence[match.flag_end - 1].end}});
            });
        for (const Rule* rule : rules_) {
            if (rule->inspect && any(sentence.classes & rule->inspect_needs)
                && any(sentence.classes & rule->inspect_needs_too) && may_speak(*rule, sentence)) {
                Report report(*rule, found_);
                rule->inspect(sentence, report);
            }
        }
        if (found_.size() > before)
            tidy(before, block);
    }

    bool may_speak(const Rule& rule, const Sentence& sentence) const
    {
        return (!rule.speaks_in || rule.speaks_in(sentence))
               && std::ranges::find(rules_, &rule) != rules_.end();
    }

    /// Puts the remarks on one sentence in order, and keeps of a rule's that overlap the longest.
    void tidy(std::size_t from, const ProseBlock& block)
    {
        const auto mine =
            std::ranges::subrange(found_.begin() + static_cast<std::ptrdiff_t>(from), found_.end());
        std::ranges::sort(mine, [](const Remark& a, const Remark& b) {
            return std::tuple(a.span.begin, b.span.end, a.rule->name, a.severity)
                   < std::tuple(b.span.begin, a.span.end, b.rule->name, b.severity);
        });
        std::size_t kept = from;
        for (std::size_t i = from; i < found_.size(); ++i) {
            const Remark remark = found_[i];
            const bool is_told = std::ranges::any_of(mine.begin(),
                found_.begin() + static_cast<std::ptrdiff_t>(kept), [&](const Remark& other) {
                    return other.rule == remark.rule && other.span.end > remark.span.begin;
                });
            if (!is_told && !is_ignored(remark.rule->name, block))
                found_[kept++] = remark;
        }
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(kept), found_.end());
    }

    bool is_ignored(std::string_view rule, const ProseBlock& block) const
    {
        const auto ignored =
            std::span(prose_.ignored).subspan(block.first_ignored, block.ignored_count);
        return std::ranges::any_of(ignored,
            [&](const Span& span) { return span.size() == 0 || span.of(prose_.text) == rule; });
    }

    const ProseText& prose_;
    const Options& options_;
    Tokenizer tokenizer_;
    Part part_;
    Span heading_;
    std::uint8_t part_level_ = 0;
    std::vector<const Rule*> rules_;
    std::vector<Remark> found_;
};

} // namespace

void Report::flag(const Sentence& sentence, std::size_t begin, std::size_t end)
{
    found_.push_back({&rule_, rule_.severity, {sentence[begin].begin, sentence[end - 1].end}});
}

std::vector<Remark> check(const ProseText& prose, const Options& options)
{
    return Check(prose, options).run();
}

void prepare() { tables(); }

} // namespace candor::language
