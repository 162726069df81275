// The lexicon: closed lists, written for this project and for nothing but telling people from
// machines and acts from states in the prose of incident reports. What is not here is read by its
// ending. To teach the coach a word, add it to the list it belongs to.

#include "language/words.h"

#include <algorithm>
#include <array>

namespace candor::language {

namespace {

using enum Class;

constexpr auto small_words = std::to_array<WordList>({
    {Be, Inflection::None, "be am is are was were been being 're 'm ain"},
    {Have, Inflection::None, "have has had having 've"},
    {Do, Inflection::None, "do does did done doing"},
    {Get, Inflection::None, "get gets got gotten getting"},
    {Modal, Inflection::None,
        "can could may might must shall should will would ought 'll 'd ca wo sha"},
    {Negation, Inflection::None, "not n't never no none nor neither cannot hardly without"},
    {Pronoun, Inflection::None,
        "i we he she they who nobody somebody someone everybody everyone anybody anyone whoever "
        "y'all ya"},
    {Pronoun, Inflection::None, "you me us him them himself herself themselves ourselves myself"},
    {Demonstrative, Inflection::None,
        "it this that these those which itself there something nothing"},
    {Possessive, Inflection::None, "my our your his her their its whose 's"},
    {Determiner, Inflection::None,
        "a an the this that these those some any each every another no both either neither all one "
        "two "
        "three four five six seven eight nine ten several many few most half first second third "
        "such"},
    {Preposition, Inflection::None,
        "of in on at to for from by with within without into onto over under about after before "
        "during "
        "between through against across per via around near behind upon among despite until since "
        "towards toward outside inside off out up down as like than because"},
    {Conjunction, Inflection::None, "and or but nor so yet then plus"},
    {Subordinator, Inflection::None,
        "because since although though while when whenever if unless until after before once "
        "whereas "
        "that whether where why how"},
    {Relative, Inflection::None, "who which that whose whom"},
    {Adverb, Inflection::None,
        "also just still already always ever soon now then again too very quite rather even only "
        "simply really maybe perhaps probably likely later earlier often sometimes here yesterday "
        "today tomorrow instead otherwise however therefore thus meanwhile twice once apparently "
        "well "
        "almost nearly initially originally finally eventually back ago together afterwards "
        "beforehand perhaps indeed far much more less most least better best"},
    {Adjective, Inflection::None,
        "multiple various certain numerous additional further own affected involved responsible "
        "concerned current former recent new old early late quick slow fast long short big small "
        "large good bad better worse worst "
        "high low full empty same other different own next last previous first whole entire main "
        "normal common clear possible impossible able unable responsible available ready aware "
        "unaware "
        "sure wrong right correct incorrect safe unsafe external internal manual automatic "
        "automated proper sufficient adequate effective careful clean stable fragile robust "
        "resilient"},
    {Time, Inflection::None,
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june "
        "july august september october november december jan feb mar apr jun jul aug sep sept oct "
        "nov "
        "dec utc gmt bst cet cest pst pdt est edt ist am pm o'clock noon midnight"},
    {Time, Inflection::Noun,
        "second minute hour day week month quarter year morning afternoon evening night weekend "
        "today "
        "yesterday tomorrow time moment sprint"},
});

constexpr auto people = std::to_array<WordList>({
    {Person, Inflection::Noun,
        "engineer developer workman/workmen cleaner janitor plumber mechanic porter operative "
        "labourer courier operator admin administrator sysadmin sre dev dba programmer coder "
        "contractor employee colleague coworker staffer technician tech manager maintainer "
        "responder analyst architect tester designer member teammate person/people guy individual "
        "intern apprentice newcomer joiner junior senior trainee consultant specialist "
        "expert "
        "supervisor dispatcher nurse clerk author reviewer approver committer deployer owner "
        "oncaller "
        "commander coordinator facilitator moderator pilot "
        ""
        "electrician human boss chief officer cto ceo ciso "
        "director executive worker crewman fitter volunteer steward "
        "superintendent foreman integrator librarian accountant scientist "
        "cashier assistant deputy predecessor successor mate folk staff/staff "
        "personnel/personnel"},
    {Group, Inflection::Noun,
        "team crew group squad department management leadership shift desk committee board company "
        "organisation organization org guild office division platoon staff support operations ops "
        "marketing procurement accounting finance sales security engineering devops sres hr legal "
        "infrastructure platform infra biomedical unit tribe chapter rotation leaders humans"},
    {Outsider, Inflection::Noun,
        "customer user client attacker hacker adversary scammer impersonator visitor patient "
        "passenger "
        "traveller player subscriber vendor supplier researcher reporter tenant guest parent "
        "student "
        "teacher consumer shopper buyer merchant citizen resident caller relative actor bot "
        "public"},
});

constexpr auto things = std::to_array<WordList>({
    {System, Inflection::Noun,
        "system server service pod node cluster container host machine vm instance database db "
        "table "
        "index/indices replica primary leader follower cache queue worker job cron cronjob task "
        "process "
        "thread daemon scheduler controller autoscaler balancer proxy gateway router switch "
        "firewall "
        "network link disk volume bucket storage filesystem file directory script pipeline build "
        "workflow runner agent client library framework package module plugin extension app "
        "application site website page api endpoint request response packet message event stream "
        "connection session token certificate cert credential key secret password config "
        "configuration setting flag parameter variable query statement lock transaction check "
        "probe "
        "monitor alert alarm pager dashboard metric log trace graph sensor device appliance pump "
        "meter printer scanner console terminal browser phone laptop kernel driver firmware "
        "compiler "
        "linter test validator timelord wallet block chain blockchain contract mempool model "
        "classifier "
        "parser renderer installer updater crawler watchdog heartbeat timer clock counter buffer "
        "heap "
        "memory cpu gpu ram load traffic deployment rollout release version image artifact "
        "artefact "
        "branch commit hub registry repository repo backend frontend ui cdn dns ntp vpn bgp tls "
        "ssl "
        "http https tcp ip etl elb alb nlb rds ec2 s3 operator hook webhook trigger handler "
        "resolver "
        "interface port shard partition segment snapshot backup copy record row column field "
        "schema "
        "migration quota limit threshold timeout retry limiter breaker fuse valve tool code "
        "software "
        "hardware program tooling automation integration environment zone region datacenter rack "
        "cable "
        "ups generator battery elevator lift turbine robot conveyor gate door chart manifest "
        "template "
        "crashloop subsystem component layer element engine mechanism protocol"},
    {System, Inflection::None,
        "kafka postgres postgresql mysql redis kubernetes k8s docker nginx envoy istio prometheus "
        "grafana "
        "elasticsearch kibana cassandra mongodb consul vault terraform ansible puppet chef jenkins "
        "github gitlab aws gcp azure cloudflare fastly datadog pagerduty sentry slack flux argo "
        "helm "
        "linux windows android ios chrome firefox python java rust php ruby node.js npm pypi "
        "systemd "
        "etcd zookeeper rabbitmq sqs lambda dynamodb clickhouse celery sidekiq puma haproxy "
        "varnish "
        "memcached okta keybase boskos prow mastodon jupyterhub crontab git kubectl bash opsgenie"},
    {Matter, Inflection::Noun,
        "outage incident issue problem bug failure error change update upgrade fix patch revert "
        "rollback deploy impact delay fault defect flaw crash regression vulnerability exploit "
        "attack decision plan action step review test testing monitoring alerting coverage "
        "capacity "
        "communication documentation training detection prevention response recovery situation "
        "case "
        "cause reason result effect consequence risk assumption design approach method practice "
        "symptom anomaly degradation disruption downtime loss damage leak breach spike drop number "
        "chat channel data feature work effort idea thing signal warning sign notice pr"},
    {Document, Inflection::Noun,
        "runbook playbook policy process procedure checklist guideline standard rule protocol "
        "manual "
        "handbook documentation instruction guide wiki doc regulation sop rota roster schedule "
        "plan "
        "agreement embargo freeze governance requirement specification spec contract"},
});

constexpr auto verbs = std::to_array<WordList>({
    {Operate, Inflection::Verb,
        "delete power reboot restart deploy roll merge push revert run/ran/run execute apply "
        "change modify "
        "configure misconfigure disable enable approve upgrade downgrade migrate scale resize "
        "rename "
        "remove drop+ revoke rotate release kill shut/shut/shut switch update"},
    {Notice, Inflection::Verb,
        "notice realise realize decide think/thought/thought know/knew/known understand/understood "
        "see/saw/seen "
        "look ask tell/told believe assume expect consider suspect choose/chose/chosen remember "
        "forget/forgot/forgotten recognise recognize anticipate foresee/foresaw/foreseen guess "
        "predict learn "
        "listen hear/heard read/read discuss agree argue communicate mention warn page escalate "
        "question wonder say/said speak/spoke/spoken talk consult call inform notify wait insist "
        "object "
        "heed spot+ catch/caught acknowledge ack identify find/found"},
    {Prepare, Inflection::Verb,
        "test review check verify validate document monitor plan+ prepare rehearse practise "
        "practice train "
        "audit inspect investigate measure benchmark profile simulate compare confirm coordinate "
        "announce follow double-check backup script automate instrument track assess evaluate "
        "load-test "
        "examine study research implement add write/wrote/written set/set/set build/built design "
        "fix "
        "handle address raise limit provision reserve budget/budgeted schedule communicate include "
        "catch/caught do/did/done use invest"},
    {Benefit, Inflection::Verb,
        "prevent avoid spare save catch/caught detect help stop+ reveal show/showed/shown surface "
        "shorten "
        "reduce mitigate spot+ alert warn avert expose uncover expedite limit allow highlight "
        "identify flag+ speed notify point ease protect minimise minimize lessen settle clarify "
        "answer suffice solve resolve clear turn lead/led end point surface tell/told "
        "make/made give/gave/given buy/bought cut/cut/cut "
        "keep/kept save surface bring/brought"},
    {Vague, Inflection::Verb,
        "improve enhance review investigate consider explore think/thought/thought discuss harden "
        "continue look "
        "revisit evaluate assess strengthen optimise optimize refine rethink/rethought reconsider "
        "analyse "
        "analyze examine study research align streamline reflect better tighten raise increase "
        "foster "
        "encourage promote"},
    {None, Inflection::Verb,
        "be/was/been have/had do/did/done go/went/gone make/made take/took/taken give/gave/given "
        "come/came/come put/put/put keep/kept let/let/let begin/began/begun start leave/left "
        "lose/lost "
        "send/sent bring/brought buy/bought build/built break/broke/broken hold/held stand/stood "
        "sit/sat run/ran/run win/won meet/met pay/paid lead/led write/wrote/written "
        "drive/drove/driven "
        "fall/fell/fallen rise/rose/risen grow/grew/grown draw/drew/drawn throw/threw/thrown "
        "wear/wore/worn tear/tore/torn bear/bore/borne swear/swore/sworn get/got/gotten feel/felt "
        "deal/dealt mean/meant spend/spent lend/lent bend/bent split/split/split hit/hit/hit "
        "cut/cut/cut "
        "shut/shut/shut quit/quit/quit bet/bet/bet cost/cost/cost become/became/become sleep/slept "
        "sweep/swept fight/fought teach/taught seek/sought stick/stuck strike/struck hang/hung "
        "dig+/dug ship+ stop+ drop+ plug+ unplug+ tag+ log+ debug+ trip+ skip+ ship+ swap+ wrap+ "
        "map+ "
        "mis-set fail neglect omit+ bother try happen occur+ cause create open close move copy "
        "paste type "
        "click press pull connect disconnect join share post publish install uninstall replace "
        "restore recover resolve mitigate fix solve repair report contact help assist lift "
        "reset/reset/reset "
        "trigger initiate launch return respond answer receive accept reject deny grant allow "
        "block permit "
        "increase decrease reduce lower raise extend expand shrink/shrank/shrunk exceed reach hit "
        "exhaust fill empty flush clear purge truncate overwrite/overwrote/overwritten corrupt "
        "lose "
        "leak expose encrypt sign issue expire renew extend provision drain cordon failover "
        "attempt need want use visit work act operate manage maintain support serve "
        "handle "
        "process load save store import export sync fetch query serve crash hang "
        "freeze/froze/frozen stall "
        "time throttle evict schedule terminate exit emit fire flip+ toggle tweak tune bump patch "
        "edit add "
        "include exclude commit+ submit+ edit bypass ignore overlook miss violate breach deviate "
        "break "
        "sanction punish discipline blame fault accuse reprimand suspend dismiss terminate demote "
        "fine "
        "goof botch mistype misread/misread/misread mix muddle confuse flub+ fumble bungle "
        "mishandle "
        "force rush hurry leave ticket free develop kick finish complete conclude propose suggest "
        "request demand require oblige certify sign adhere comply circumvent sidestep ensure "
        "guarantee "
        "promise assure eliminate remind recur+ reoccur+ repeat"},
    {None, Inflection::Verb,
        "discover introduce access accompany accumulate achieve acquire adapt adjust advance "
        "advise affect aim alter amend "
        "analyse analyze appear appoint approach argue arrange arrive assemble assign assist "
        "associate attach attack attempt attend "
        "attract await balance base battle beat/beat/beaten behave believe belong blow/blew/blown "
        "book boot borrow bounce branch breathe "
        "broadcast/broadcast/broadcast brush buffer bundle burn bury cable cache calculate "
        "calibrate cancel carry cause celebrate "
        "challenge charge chase chat+ choose/chose/chosen circle cite claim clarify clean climb "
        "cling/clung clone collapse collect combine "
        "command comment compete compile complain compose compress compute concern conduct "
        "confront consist construct consume contain "
        "contend content continue contract contribute control+ convert convince cool cope correct "
        "correlate count couple cover crawl "
        "credit cross cry damage dare date debate decline decouple decrypt dedicate defend defer+ "
        "define degrade delay deliver depend "
        "describe deserve detach deteriorate determine develop devote diagnose die differ digest "
        "direct disappear discard discuss "
        "display dispatch distinguish distribute dive divert divide dominate double doubt draft "
        "drag+ duplicate dump earn ease eat/ate/eaten "
        "echo edge elapse elect embed+ emerge emphasise empower employ enact encounter encourage "
        "endorse enforce engage enjoy enlarge enter "
        "entitle entrust envisage equip+ erase establish estimate evacuate evict evolve examine "
        "exchange excuse exercise exist expand expire "
        "explain explode export express face facilitate fade favour feature feed/fed file filter "
        "flash flatten flee/fled flip+ float "
        "flood flow fly/flew/flown focus fold forbid/forbade/forbidden forward found frame "
        "function gain gather generate glance grab+ "
        "grasp greet guard guide halt hammer handle harm heat hide/hid/hidden hint hire honour "
        "hope host hover hunt hurt/hurt/hurt ignite "
        "illustrate imagine impact imply import impose impress incur+ indicate infect infer+ "
        "influence inherit inject insert insist "
        "instruct integrate intend interact interfere interpret interrupt introduce invalidate "
        "invent invest invite involve isolate "
        "iterate jump justify kneel label land lag+ last laugh lean leap lengthen license "
        "lie/lay/lain link list listen live locate lodge "
        "loop loosen mail manifest mark market match mature melt mention merit migrate mirror "
        "mobilise model monitor mount mute name "
        "negotiate nest nominate note number observe obtain offer offload operate order organise "
        "organize orient originate outgrow/outgrew/outgrown "
        "overheat overload overrun/overran/overrun owe own pack page paint park part pass patch "
        "pause perform persist phone pick pile "
        "place play please pool pop+ populate pose position possess pour practise predict prefer+ "
        "present preserve presume pretend "
        "print prioritise prioritize probe proceed procure produce progress project prolong prompt "
        "prove/proved/proven provoke publish "
        "purchase pursue quarantine query queue quote race rank rate reach react realign rearrange "
        "reason reassign reattach rebase "
        "rebuild/rebuilt recall recommend reconcile reconfigure reconnect record recreate recruit "
        "redirect redesign redo/redid/redone "
        "reduce refer+ refine reflect refresh refuse regain regard regenerate register regret+ "
        "reinforce reinstall reinstate relate relaunch "
        "relax relay relocate rely remain remedy remount render reopen reorganise repeat rephrase "
        "replay reply represent reproduce rescue "
        "research resemble reserve reside resist respect rest resume retain retire retry reuse "
        "reveal rewind/rewound rewrite/rewrote/rewritten "
        "rewire ring/rang/rung risk rotate route ruin rule sabotage sample satisfy scan+ scare "
        "scatter scrape scream screen script scroll "
        "seal search secure seem segment select sell/sold separate settle shake/shook/shaken shape "
        "share shift shine shoot/shot shorten "
        "shout sideline signal silence simplify sink/sank/sunk skew slide/slid slip+ slow smell "
        "smoke smooth solve sort sound spawn "
        "specify spell spin/spun spill spread/spread/spread spring stack stage stamp stand/stood "
        "stare state stay steal/stole/stolen steer step+ stir+ store "
        "strain stream stress stretch strip+ struggle submerge substitute subtract succeed suffer "
        "suit summarise summarize summon supply surge surprise "
        "surrender surround survive sustain swallow swing/swung swipe synchronise synchronize "
        "tackle tail tamper tap+ target taste tear/tore/torn "
        "telephone tend thank thin+ threaten tick tie tighten tilt total touch trace trade trail "
        "transfer+ transform transition transmit+ "
        "transport trap+ travel treat triage triple trust type unblock uncover "
        "undergo/underwent/undergone undo/undid/undone unfold unify unload unlock "
        "unmount unpack unplug+ unroll unwind/unwound uphold/upheld upload upset/upset/upset urge "
        "utilise utilize vanish vary vendor vent "
        "visualise visualize void vote wake/woke/woken walk want warm wash waste weaken weigh "
        "welcome widen wipe wire withdraw/withdrew/withdrawn "
        "withhold/withheld withstand/withstood witness worry worsen yield zoom email ssh reindex "
        "backfill rerun/reran/rerun resend/resent reissue reinstall repoint repave respin"},
});

template <std::size_t... Sizes>
constexpr auto joined(const std::array<WordList, Sizes>&... lists)
{
    std::array<WordList, (Sizes + ...)> all{};
    auto* at = all.data();
    ((at = std::ranges::copy(lists, at).out), ...);
    return all;
}

} // namespace

std::span<const OddForm> odd_forms()
{
    static constexpr auto all = std::to_array<OddForm>({
        {"am", "be"},
        {"is", "be"},
        {"are", "be"},
        {"were", "be"},
        {"'re", "be"},
        {"'m", "be"},
        {"has", "have"},
        {"'ve", "have"},
        {"n't", "not"},
        {"ca", "can"},
        {"wo", "will"},
        {"'ll", "will"},
    });
    return all;
}

std::span<const WordList> word_lists()
{
    static constexpr auto all = joined(verbs, small_words, people, things);
    return all;
}

} // namespace candor::language
