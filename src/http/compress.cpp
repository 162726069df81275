#include "http/compress.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>
#include <brotli/encode.h>
#include <charconv>
#include <libdeflate.h>

namespace candor::http {

namespace {

constexpr int gzip_level = 1;
constexpr int brotli_quality = 1;

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const
    {
        libdeflate_free_compressor(compressor);
    }
};

/// One a thread: it is scratch space that is costly to make, and remembers nothing.
libdeflate_compressor* compressor()
{
    static thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> own(
        libdeflate_alloc_compressor(gzip_level));
    ENSURE(own);
    return own.get();
}

/// The q of `br;q=0.5`; 1 where there is none.
double quality(std::string_view parameters)
{
    const std::size_t found = parameters.find("q=");
    double value = 1;
    if (found != std::string_view::npos)
        std::from_chars(
            parameters.data() + found + 2, parameters.data() + parameters.size(), value);
    return value;
}

} // namespace

bool is_compressible(std::string_view type)
{
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml")
           || type.ends_with("javascript") || type == "application/wasm";
}

bool accepts(std::string_view accept_encoding, Coding coding)
{
    bool accepted = coding == Coding::Identity;
    while (!accept_encoding.empty()) {
        const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
        const std::string_view entry = accept_encoding.substr(0, end);
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
        const std::size_t name_end = std::min(entry.find(';'), entry.size());
        const std::string_view name = trimmed(entry.substr(0, name_end));
        if (same_letters(name, name_of(coding)))
            return quality(entry.substr(name_end)) > 0;
        if (name == "*")
            accepted = quality(entry.substr(name_end)) > 0;
    }
    return accepted;
}

std::string gzip(std::string_view plain)
{
    std::string out(libdeflate_gzip_compress_bound(compressor(), plain.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor(), plain.data(), plain.size(), out.data(), out.size()));
    return out;
}

std::string brotli(std::string_view plain)
{
    std::size_t size = BrotliEncoderMaxCompressedSize(plain.size());
    std::string out(size, '\0');
    const bool done = BrotliEncoderCompress(brotli_quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
        plain.size(), reinterpret_cast<const std::uint8_t*>(plain.data()), &size,
        reinterpret_cast<std::uint8_t*>(out.data()));
    out.resize(done ? size : 0);
    return out;
}

std::shared_ptr<const Content> compressed(std::string plain)
{
    Content content{std::move(plain)};
    if (content.plain.size() >= compress_bytes_min) {
        content.gzip = gzip(content.plain);
        content.brotli = brotli(content.plain);
    }
    return std::make_shared<const Content>(std::move(content));
}

} // namespace candor::http
