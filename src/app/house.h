#pragma once

#include "accounts/audit_api.h"
#include "accounts/oidc_api.h"
#include "accounts/people_api.h"
#include "accounts/second_factor_api.h"
#include "accounts/session_api.h"
#include "accounts/token_api.h"
#include "accounts/workspace_api.h"
#include "app/health_api.h"
#include "app/live_guide.h"
#include "base/instant.h"
#include "http/router.h"
#include "http/static_files.h"
#include "library/api.h"
#include "library/indexer.h"
#include "live/hub.h"
#include "reviews/coach_api.h"
#include "reviews/events_api.h"
#include "reviews/history_api.h"
#include "reviews/import_api.h"
#include "reviews/page_api.h"
#include "reviews/part_api.h"
#include "reviews/picture_api.h"
#include "reviews/private_notes_api.h"
#include "reviews/readers_api.h"
#include "reviews/report_api.h"
#include "reviews/review_api.h"
#include "reviews/teams_api.h"
#include "reviews/template_api.h"
#include "reviews/today_api.h"

namespace candor::app {

struct HouseOptions {
    bool cookie_is_secure = false;
    bool has_passwords = true;
    accounts::OidcSettings oidc;
    std::filesystem::path uploads;
    http::Networks metrics_readers{};
};

/// Every room of the program, built in order on one database, and its doors. Holds no rules of its own.
class House {
public:
    House(storage::Database& database, const Clock& clock, HouseOptions options);
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    storage::Database& database() { return database_; }
    http::Router& router() { return router_; }
    http::Metrics& metrics() { return metrics_; }
    library::Indexer& indexer() { return indexer_; }
    live::Hub& hub() { return hub_; }
    const std::filesystem::path& uploads() const { return imports_.uploads().folder(); }

    /// What is done now and then: files that nobody came back for are removed.
    void tidy(Instant now) { imports_.uploads().remove_old(now); }

private:
    storage::Database& database_;
    accounts::SessionApi sessions_;
    accounts::PeopleApi people_;
    accounts::TokenApi tokens_;
    accounts::OidcApi oidc_;
    accounts::SecondFactorApi second_factors_;
    accounts::WorkspaceApi workspace_;
    reviews::ReviewApi reviews_;
    reviews::ReadersApi readers_;
    reviews::PrivateNotesApi notes_;
    reviews::ReportApi reports_;
    reviews::TeamsApi teams_;
    accounts::AuditApi audit_;
    reviews::SectionOrderApi section_order_;
    reviews::EventsApi events_;
    reviews::PartApi<reviews::Section> sections_;
    reviews::PartApi<timeline::Event> event_;
    reviews::PartApi<reviews::ImpactPhase> phases_;
    reviews::PartApi<reviews::Attempt> attempts_;
    reviews::PartApi<reviews::Surprise> surprises_;
    reviews::PartApi<reviews::Factor> factors_;
    reviews::PartApi<reviews::Lesson> lessons_;
    reviews::PartApi<actions::Action> actions_;
    reviews::PartApi<reviews::SetAside> set_aside_;
    reviews::TemplateApi templates_;
    reviews::CoachApi coach_;
    reviews::TodayApi today_;
    reviews::HistoryApi history_;
    reviews::ImportApi imports_;
    reviews::PageApi pages_;
    reviews::PictureApi pictures_;
    library::Api library_;
    library::Indexer indexer_;
    http::Metrics metrics_;
    LiveGuide guide_;
    live::Hub hub_;
    HealthApi health_;
    http::StaticFiles files_;
    http::Router router_;
};

} // namespace candor::app
