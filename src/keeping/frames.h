#pragma once

#include "base/hash.h"
#include "base/result.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <sodium.h>
#include <string>
#include <string_view>

/// A file of pieces of which not one byte can be changed, and none left out, without being told: by a hash over
/// all of it, or, where it is encrypted, by the cipher.
///
/// A line that says what it is, then pieces with their lengths before them. Plain: the last has no bytes, and behind
/// it is BLAKE2b over everything before. Encrypted: salt and cost of the key (Argon2id), the head of
/// libsodium's secretstream (XChaCha20-Poly1305), and each piece is a message of it, the last with the final mark.
namespace candor::keeping {

constexpr std::size_t piece_bytes_max = 1 << 20;
constexpr std::size_t passphrase_bytes_max = 1'000;

/// Asked for only where a file turns out to be encrypted.
using AskPassphrase = std::function<Result<std::string>()>;

class FrameWriter {
public:
    /// `Conflict` if there is such a file. Without a passphrase nothing is encrypted.
    static Result<FrameWriter> make(const std::filesystem::path& file,
        const std::optional<std::string>& passphrase);

    Result<void> add(std::string_view piece);
    /// After this the file is on the disk.
    Result<void> finish();

private:
    explicit FrameWriter(std::filesystem::path file) : file_(std::move(file)) {}

    Result<void> begin(const std::optional<std::string>& passphrase);
    Result<void> put(std::string_view bytes);
    Result<void> put_frame(std::string_view bytes);
    std::string enciphered(std::string_view piece, unsigned char tag);

    std::filesystem::path file_;
    std::ofstream stream_;
    Hasher hasher_;
    std::string head_;
    std::optional<crypto_secretstream_xchacha20poly1305_state> cipher_;
};

class FrameReader {
public:
    /// Whether the file begins as one of these does.
    static bool is_one(const std::filesystem::path& file);

    /// `Invalid` if it is none, or the passphrase is another.
    static Result<FrameReader> open(const std::filesystem::path& file, const AskPassphrase& ask);

    bool is_encrypted() const { return cipher_.has_value(); }

    /// None at the end, which is where all is known to be as it was written. `Invalid` if it is not.
    Result<std::optional<std::string>> next();

private:
    explicit FrameReader(std::filesystem::path file);

    Result<void> begin(const AskPassphrase& ask);
    Result<std::string> take(std::size_t bytes);
    Result<std::optional<std::string>> opened(const std::string& frame);
    Result<std::optional<std::string>> ended();

    std::filesystem::path file_;
    std::ifstream stream_;
    Hasher hasher_;
    std::string head_;
    bool is_first_ = true;
    bool is_over_ = false;
    std::optional<crypto_secretstream_xchacha20poly1305_state> cipher_;
};

} // namespace candor::keeping
