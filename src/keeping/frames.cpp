#include "keeping/frames.h"

#include <array>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace candor::keeping {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain_line = "candor-backup-1 plain\n";
constexpr std::string_view encrypted_line = "candor-backup-1 cipher\n";
constexpr std::size_t hash_bytes = 64; // In hexadecimal.
constexpr std::size_t length_bytes = 4;
constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t cost_bytes = 2 * length_bytes;
constexpr std::size_t stream_head_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t mark_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t frame_bytes_max = 64 << 20; // The manifest is one piece.

/// What guessing a passphrase costs: a quarter of a gigabyte, and most of a second.
constexpr unsigned passes = crypto_pwhash_OPSLIMIT_MODERATE;
constexpr unsigned key_kilobytes = crypto_pwhash_MEMLIMIT_MODERATE / 1024;
// A file that asks for more is made to hurt.
constexpr unsigned passes_max = 20;
constexpr unsigned key_kilobytes_max = 2 << 20;

using StreamKey = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string number_text(std::size_t number)
{
    std::string text;
    for (std::size_t i = 0; i < length_bytes; ++i)
        text += static_cast<char>(number >> (8 * i) & 0xff);
    return text;
}

unsigned number_in(std::string_view text)
{
    unsigned number = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        number |= static_cast<unsigned>(static_cast<unsigned char>(text[i])) << (8 * i);
    return number;
}

Result<StreamKey>
key_from(const std::string& passphrase, std::string_view salt, unsigned cost, unsigned kilobytes)
{
    StreamKey key{};
    if (cost == 0 || cost > passes_max || kilobytes < 8 || kilobytes > key_kilobytes_max)
        return invalid("file", "the backup was changed: the cost of its key makes no sense");
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), bytes_of(salt),
            cost, std::size_t{kilobytes} * 1024, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return unavailable("there is not enough memory to make a key of the passphrase");
    return key;
}

Result<void> check_passphrase(const std::string& passphrase)
{
    if (passphrase.empty())
        return invalid("passphrase", "the passphrase is empty");
    if (passphrase.size() > passphrase_bytes_max)
        return invalid("passphrase",
            fmt::format("the passphrase has more than {} bytes", passphrase_bytes_max));
    return {};
}

} // namespace

Result<FrameWriter> FrameWriter::make(const fs::path& file,
    const std::optional<std::string>& passphrase)
{
    FrameWriter writer(file);
    const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0 && errno == EEXIST)
        return conflict(fmt::format("{} is there already; name a new file", file.string()));
    if (made < 0)
        return unavailable(fmt::format("cannot write {}", file.string()));
    ::close(made);
    writer.stream_.open(file, std::ios::binary);
    TRY(writer.begin(passphrase));
    return writer;
}

Result<void> FrameWriter::begin(const std::optional<std::string>& passphrase)
{
    if (!passphrase)
        return put(plain_line);
    TRY(check_passphrase(*passphrase));
    std::string salt(salt_bytes, '\0');
    randombytes_buf(salt.data(), salt.size());
    const StreamKey key = TRY(key_from(*passphrase, salt, passes, key_kilobytes));
    std::string stream_head(stream_head_bytes, '\0');
    cipher_.emplace();
    crypto_secretstream_xchacha20poly1305_init_push(&*cipher_, bytes_in(stream_head), key.data());
    head_ = std::string(encrypted_line) + salt + number_text(passes) + number_text(key_kilobytes)
            + stream_head;
    return put(head_);
}

Result<void> FrameWriter::put(std::string_view bytes)
{
    if (!stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return unavailable(
            fmt::format("cannot write {} to its end; is the disk full?", file_.string()));
    hasher_.add(bytes);
    return {};
}

Result<void> FrameWriter::put_frame(std::string_view bytes)
{
    TRY(put(number_text(bytes.size())));
    return put(bytes);
}

/// The head goes into the first message: it cannot be changed either.
std::string FrameWriter::enciphered(std::string_view piece, unsigned char tag)
{
    std::string frame(piece.size() + mark_bytes, '\0');
    crypto_secretstream_xchacha20poly1305_push(&*cipher_, bytes_in(frame), nullptr, bytes_of(piece),
        piece.size(), bytes_of(head_), head_.size(), tag);
    head_.clear();
    return frame;
}

Result<void> FrameWriter::add(std::string_view piece)
{
    ENSURE(!piece.empty());
    return cipher_ ? put_frame(enciphered(piece, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE))
                   : put_frame(piece);
}

Result<void> FrameWriter::finish()
{
    if (cipher_) {
        TRY(put_frame(enciphered("", crypto_secretstream_xchacha20poly1305_TAG_FINAL)));
    } else {
        TRY(put(number_text(0)));
        TRY(put(Hasher(hasher_).finish()));
    }
    stream_.close();
    const int written = ::open(file_.c_str(), O_WRONLY | O_CLOEXEC);
    const bool is_kept = stream_ && written >= 0 && ::fsync(written) == 0;
    if (written >= 0)
        ::close(written);
    if (!is_kept)
        return unavailable(
            fmt::format("cannot write {} to its end; is the disk full?", file_.string()));
    return {};
}

bool FrameReader::is_one(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string line(plain_line.find(' ') + 1, '\0');
    stream.read(line.data(), static_cast<std::streamsize>(line.size()));
    return stream && plain_line.starts_with(line);
}

FrameReader::FrameReader(fs::path file) : file_(std::move(file)), stream_(file_, std::ios::binary)
{
}

Result<FrameReader> FrameReader::open(const fs::path& file, const AskPassphrase& ask)
{
    FrameReader reader(file);
    TRY(reader.begin(ask));
    return reader;
}

Result<void> FrameReader::begin(const AskPassphrase& ask)
{
    const std::string line = TRY(take(plain_line.size()));
    if (line == plain_line)
        return {};
    head_ = line + TRY(take(encrypted_line.size() - line.size()));
    if (head_ != encrypted_line)
        return invalid("file", fmt::format("{} is no backup of Candor", file_.string()));
    const std::string salt = TRY(take(salt_bytes));
    const std::string cost = TRY(take(cost_bytes));
    const std::string stream_head = TRY(take(stream_head_bytes));
    head_ += salt + cost + stream_head;
    const std::string passphrase = TRY(ask());
    TRY(check_passphrase(passphrase));
    const StreamKey key = TRY(key_from(
        passphrase, salt, number_in(cost), number_in(std::string_view(cost).substr(length_bytes))));
    cipher_.emplace();
    crypto_secretstream_xchacha20poly1305_init_pull(&*cipher_, bytes_of(stream_head), key.data());
    return {};
}

Result<std::string> FrameReader::take(std::size_t bytes)
{
    std::string taken(bytes, '\0');
    if (!stream_.read(taken.data(), static_cast<std::streamsize>(bytes)))
        return invalid("file", fmt::format("{} is cut short", file_.string()));
    hasher_.add(taken);
    return taken;
}

Result<std::optional<std::string>> FrameReader::next()
{
    if (is_over_)
        return std::optional<std::string>();
    const std::size_t length = number_in(TRY(take(length_bytes)));
    if (length > frame_bytes_max || (cipher_ && length < mark_bytes))
        return invalid("file", fmt::format("{} was changed since it was written", file_.string()));
    if (cipher_)
        return opened(TRY(take(length)));
    if (length > 0)
        return std::optional(TRY(take(length)));
    const std::string hash = Hasher(hasher_).finish();
    if (TRY(take(hash_bytes)) != hash)
        return invalid("file", fmt::format("{} was changed since it was written", file_.string()));
    return ended();
}

Result<std::optional<std::string>> FrameReader::opened(const std::string& frame)
{
    std::string piece(frame.size() - mark_bytes, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&*cipher_, bytes_in(piece), nullptr, &tag,
            bytes_of(frame), frame.size(), bytes_of(head_), head_.size())
        != 0)
        return invalid("file",
            fmt::format(fmt::runtime(is_first_ ? "{} does not open with this passphrase, or "
                                                 "was changed since it was written"
                                               : "{} was changed since it was written"),
                file_.string()));
    is_first_ = false;
    head_.clear();
    if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        return ended();
    return std::optional(std::move(piece));
}

Result<std::optional<std::string>> FrameReader::ended()
{
    is_over_ = true;
    if (stream_.peek() != std::ifstream::traits_type::eof())
        return invalid("file", fmt::format("{} was changed since it was written", file_.string()));
    return std::optional<std::string>();
}

} // namespace candor::keeping
