#include "cli/passphrase.h"

#include "cli/input.h"

#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace candor::cli {

namespace {

/// A terminal that shows nothing of what is typed.
class Silence {
public:
    Silence()
    {
        ::tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

private:
    termios before_{};
};

Result<std::string> typed(std::string_view question)
{
    if (::isatty(STDIN_FILENO) != 1)
        return invalid("passphrase",
            fmt::format("it takes a passphrase: name a file with --passphrase-file, or set {}",
                passphrase_variable));
    std::cerr << question << ": " << std::flush;
    std::string passphrase;
    {
        const Silence silence;
        std::getline(std::cin, passphrase);
    }
    std::cerr << '\n';
    return passphrase;
}

/// A file's only line, or the variable.
Result<std::optional<std::string>> kept(const std::string& file)
{
    if (!file.empty()) {
        std::string text = TRY(read_file(file, keeping::passphrase_bytes_max + 2));
        while (text.ends_with('\n') || text.ends_with('\r'))
            text.pop_back();
        return std::optional(std::move(text));
    }
    if (const char* variable = std::getenv(passphrase_variable))
        return std::optional<std::string>(variable);
    return std::optional<std::string>();
}

} // namespace

Result<std::optional<std::string>> passphrase_to_write(const std::string& file, bool is_wanted)
{
    auto passphrase = TRY(kept(file));
    if (passphrase || !is_wanted)
        return passphrase;
    passphrase = TRY(typed("Passphrase"));
    if (TRY(typed("Once more")) != *passphrase)
        return invalid("passphrase", "the two are not the same; nothing was written");
    return passphrase;
}

keeping::AskPassphrase passphrase_to_read(const std::string& file)
{
    return [file]() -> Result<std::string> {
        if (auto passphrase = TRY(kept(file)))
            return *std::move(passphrase);
        return typed("Passphrase");
    };
}

} // namespace candor::cli
