#pragma once

#include "http/router.h"
#include "reviews/api_request.h"
#include "reviews/part_store.h"

#include <string>

namespace candor::reviews {

/// One kind of part of a review over HTTP: add, save, delete, and take the deletion back.
template <class T>
class PartApi {
public:
    PartApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

    /// The doors are `/api/v1/reviews/{number}/<table>` and what is below it.
    void add_routes(http::Router& router)
    {
        using enum http::Method;
        if constexpr (!std::is_same_v<T,
                          timeline::Event>) // Events come several at once: see EventsApi.
            router.add(
                {.method = Post, .path = base_, .summary = summaries_[0]}, *this, &PartApi::add);
        router.add({.method = Put, .path = one_, .summary = summaries_[1]}, *this, &PartApi::save);
        router.add(
            {.method = Delete, .path = one_, .summary = summaries_[2]}, *this, &PartApi::hide);
        router.add(
            {.method = Post, .path = restore_, .summary = summaries_[3]}, *this, &PartApi::restore);
    }

private:
    Result<T> add(const http::Request& request, const T& body)
    {
        return change<T>(request, [&](PartStore& parts) { return parts.add(body); });
    }

    Result<T> save(const http::Request& request, const T& body)
    {
        T part = body;
        part.id = decltype(part.id){request.parameter("id")};
        return change<T>(request, [&](PartStore& parts) { return parts.save(part); });
    }

    Result<void> hide(const http::Request& request)
    {
        return change<void>(request,
            [&](PartStore& parts) { return parts.template hide<T>(request.parameter("id")); });
    }

    Result<T> restore(const http::Request& request)
    {
        return change<T>(request,
            [&](PartStore& parts) { return parts.template restore<T>(request.parameter("id")); });
    }

    template <class Answer>
    Result<Answer> change(const http::Request& request, auto act)
    {
        return database_.write(
            request.member().workspace_id, [&](storage::Connection& connection) -> Result<Answer> {
                const Review review = TRY(editable_review(connection, request)).review;
                PartStore parts(connection, review, author_of(request, clock_));
                Result<Answer> answer = act(parts);
                if constexpr (std::is_same_v<T, timeline::Event>)
                    if (answer)
                        TRY(ReviewStore(connection, request.member().workspace_id)
                                .save_milestones(review.id, TRY(parts.template list<T>())));
                return answer;
            });
    }

    static constexpr std::string_view item_ = PartNames<T>::item;
    const std::array<std::string, 4> summaries_ = {
        fmt::format("Adds one to the review: {}", item_),
        fmt::format("Saves one under the revision that was read: {}", item_),
        fmt::format("Deletes one, which can be taken back: {}", item_),
        fmt::format("Takes a deletion back: {}", item_),
    };
    const std::string base_ = fmt::format("/api/v1/reviews/{{number}}/{}", PartNames<T>::table);
    const std::string one_ = base_ + "/{id}";
    const std::string restore_ = one_ + "/restore";
    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
