#include "reviews/api_cache.h"

namespace candor::reviews {

std::shared_ptr<const http::Content> ContentCache::find(const std::string& key) const
{
    const std::lock_guard lock(mutex_);
    const auto found = contents_.find(key);
    return found == contents_.end() ? nullptr : found->second;
}

void ContentCache::put(const std::string& key, std::shared_ptr<const http::Content> content)
{
    if (content->plain.size() > cached_content_bytes_max)
        return;
    const std::lock_guard lock(mutex_);
    // States that reviews have left are never asked for again, and this sweeps them out.
    if (contents_.size() >= cached_contents_max)
        contents_.clear();
    contents_[key] = std::move(content);
}

} // namespace candor::reviews
