#pragma once

#include "http/message.h"

#include <string>
#include <string_view>

namespace candor::http {

inline constexpr std::size_t compress_bytes_min = 1024; ///< Less gains nothing.

enum class Coding { Identity, Gzip, Brotli };

constexpr auto names_of(Coding)
{
    return std::to_array<Named<Coding>>({
        {Coding::Identity, "identity"},
        {Coding::Gzip, "gzip"},
        {Coding::Brotli, "br"},
    });
}

/// Whether bytes of this Content-Type are worth compressing: text, in the wide sense.
bool is_compressible(std::string_view type);

/// Whether the sender of `accept_encoding` takes `coding`. A `q=0` refuses; without the header only
/// what is plain is taken.
bool accepts(std::string_view accept_encoding, Coding coding);

/// Quick rather than small: for answers made for one request.
std::string gzip(std::string_view plain);
std::string brotli(std::string_view plain);

/// The same content with both compressed forms, for what is served more often than it is made.
std::shared_ptr<const Content> compressed(std::string plain);

} // namespace candor::http
