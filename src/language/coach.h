#pragma once

#include "language/rule.h"
#include "text/prose_text.h"

#include <string>
#include <vector>

namespace candor::language {

/// What the coach is told besides the text.
struct Options {
    /// The part that a text stands in until a heading says otherwise.
    Part part = Part::Other;
    bool headings_set_part = true;
    /// Rules that are not to speak, by name. Names that no rule has are passed over.
    std::vector<std::string> rules_off;
};

/// What the rules have to say of a text, in its order. Any bytes will do; takes no time to speak of
/// (tens of megabytes a second), holds on to nothing, and may be called from any thread.
std::vector<Remark> check(const ProseText& prose, const Options& options = {});

/// Makes the tables that `check` reads, once in a process. `check` does it if nobody else did.
void prepare();

} // namespace candor::language
