#pragma once

#include "base/instant.h"
#include "http/compress.h"
#include "http/message.h"

#include <string>
#include <string_view>

namespace candor::http {

/// A reply as this request gets it: 304 where its sender has it, compressed where they take that.
struct Answer {
    Reply reply;
    Coding coding = Coding::Identity;
    std::string made{}; ///< The compressed body, if it was made for this request.

    std::string_view body() const;
};

/// Costs what compressing costs; everything else about an answer is cheap.
Answer answer_for(const Request& request, Reply reply);

/// The headers that protect a page in the browser, made once. A reply that brings one of them itself
/// keeps its own.
class Protection {
public:
    /// `public_url` is where people find this server; an https one adds that no browser come by http.
    explicit Protection(std::string_view public_url);
    void write(std::string& head, const Headers& own) const;

private:
    Headers headers_;
    std::string all_; ///< As they are written when the reply has no headers.
};

enum class Connection { Keep, Close };

/// What an answer's head says that is not the answer's own.
struct Surroundings {
    const Protection& protection;
    std::string_view date;
    std::string_view request_id;
    Connection connection = Connection::Keep;
};

/// Appends the status line and the headers, with the empty line behind them.
void write_head(std::string& out, const Answer& answer, const Surroundings& surroundings);

/// `Fri, 20 Nov 2026 20:12:50 GMT`
std::string http_date(Instant now);

} // namespace candor::http
