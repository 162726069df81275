#include "http/outbox.h"

#include <boost/container/static_vector.hpp>

namespace candor::http {

namespace {

constexpr std::size_t gathered_max = 32; ///< Frames written in one call.

} // namespace

void Outbox::push(Frame frame)
{
    if (!socket_)
        return;
    bytes_ += frame->size();
    waiting_.push_back(std::move(frame));
    if (stuck_since_ == Steady::time_point::max())
        write();
}

void Outbox::drop()
{
    if (sent_of_first_ == 0)
        waiting_.clear();
    else
        waiting_.resize(1);
    bytes_ = waiting_.empty() ? 0 : waiting_.front()->size() - sent_of_first_;
}

void Outbox::write()
{
    while (socket_ && !waiting_.empty()) {
        boost::container::static_vector<asio::const_buffer, gathered_max> gathered;
        for (std::size_t i = 0; i < std::min(waiting_.size(), gathered_max); ++i)
            gathered.push_back(asio::buffer(*waiting_[i]));
        gathered.front() += sent_of_first_;
        ErrorCode error;
        sent(socket_->write_some(gathered, error));
        if (error == asio::error::would_block)
            return wait();
        if (error)
            return abandon(); // Whoever reads hears of it as well, and ends the conversation.
    }
}

void Outbox::sent(std::size_t bytes)
{
    bytes_ -= bytes;
    bytes += sent_of_first_;
    std::size_t whole = 0;
    while (whole < waiting_.size() && bytes >= waiting_[whole]->size())
        bytes -= waiting_[whole++]->size();
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(whole));
    sent_of_first_ = bytes;
}

void Outbox::wait()
{
    stuck_since_ = Steady::now();
    socket_->async_wait(Socket::wait_write, [self = shared_from_this()](const ErrorCode& error) {
        self->stuck_since_ = Steady::time_point::max();
        if (!error)
            self->write();
    });
}

} // namespace candor::http
