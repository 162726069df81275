#pragma once

#include <expected>
#include <string>
#include <utility>

namespace candor {

/// Why something asked for did not happen. Each kind has exactly one HTTP status and one
/// exit code, so a new kind is a decision about the outside of the program.
enum class ErrorKind {
    Invalid,     ///< The request does not make sense as given.
    Forbidden,   ///< It makes sense, and this person may not.
    NotFound,    ///< Nothing by that name, or nothing this person may know of.
    Conflict,    ///< It made sense once; the world has moved on.
    Unavailable, ///< Something we depend on did not answer.
};

struct Error {
    ErrorKind kind;
    std::string message; ///< For a person. One sentence without the full stop.
    std::string field{}; ///< Wire name of the input at fault, if there is one.
};

using Failure = std::unexpected<Error>;

inline Failure invalid(std::string field, std::string message)
{
    return Failure({ErrorKind::Invalid, std::move(message), std::move(field)});
}
inline Failure forbidden(std::string message)
{
    return Failure({ErrorKind::Forbidden, std::move(message)});
}
inline Failure not_found(std::string message)
{
    return Failure({ErrorKind::NotFound, std::move(message)});
}
inline Failure conflict(std::string message)
{
    return Failure({ErrorKind::Conflict, std::move(message)});
}
inline Failure unavailable(std::string message)
{
    return Failure({ErrorKind::Unavailable, std::move(message)});
}

/// A value, or the reason there is none.
template <class T>
class [[nodiscard]] Result : public std::expected<T, Error> {
public:
    using std::expected<T, Error>::expected;

    /// The value, moved out. There has to be one.
    T take() && { return *std::move(*this); }
};

/// Says what was broken and where, then ends the process. See `ENSURE`.
[[noreturn]] void broken_promise(const char* condition, const char* file, int line);

} // namespace candor

/// Unwraps a `Result`, or returns its error from the enclosing function. A GNU statement
/// expression: we build with Clang and GCC only, and this buys the readable call site.
#define TRY(...) CANDOR_TRY_NAMED(CANDOR_TRY_JOIN(try_result_, __COUNTER__), __VA_ARGS__)

// A name of its own for every use, so that one may stand inside another.
#define CANDOR_TRY_JOIN_NOW(a, b) a##b
#define CANDOR_TRY_JOIN(a, b) CANDOR_TRY_JOIN_NOW(a, b)
#define CANDOR_TRY_NAMED(name, ...)                                                                \
    __extension__({                                                                                \
        auto name = (__VA_ARGS__);                                                                 \
        if (!name) [[unlikely]]                                                                    \
            return std::unexpected(std::move(name).error());                                       \
        std::move(name).take();                                                                    \
    })

/// States what must hold if the program is right. Never for input; on in every build.
#define ENSURE(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) [[unlikely]]                                                             \
            ::candor::broken_promise(#condition, __FILE__, __LINE__);                              \
    } while (false)
