#pragma once

#include "http/message.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace candor::reviews {

inline constexpr std::size_t cached_contents_max = 500;
inline constexpr std::size_t cached_content_bytes_max = 200'000;

/// Answers that are asked for often, each made once for every state of its review: the key names the
/// state, so nothing in here ever goes stale. Any thread may ask.
class ContentCache {
public:
    std::shared_ptr<const http::Content> find(const std::string& key) const;

    /// What is too large is not kept.
    void put(const std::string& key, std::shared_ptr<const http::Content> content);

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const http::Content>, std::less<>> contents_;
};

} // namespace candor::reviews
