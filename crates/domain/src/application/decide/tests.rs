//! Filing, told as sentences, on the procedure that ships.

use crate::application::draft::{Draft, divisions};
use crate::application::fact::Channel;
use crate::application::form;
use crate::application::sample::{SCHOOL, by, choices_of, day, filing, procedure, rules, whole};
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;
use crate::decider::fold;
use crate::people::seat::Role;
use crate::refusal::Gap;

use super::*;

mod admission;
mod leaving;
mod outcome;
mod panel;
mod sheets;

fn submit_whole() -> ApplicationCommand {
    ApplicationCommand::Submit(filing(whole()))
}

fn when(
    case: &ApplicationState,
    at: Moment,
    command: ApplicationCommand,
) -> Result<Vec<ApplicationFact>, Refusal> {
    Applications::decide(&rules(), case, &by(Role::Coordinator, at), command)
}

fn given(commands: Vec<ApplicationCommand>) -> ApplicationState {
    commands.into_iter().fold(ApplicationState::Absent, |case, command| {
        when(&case, day(2), command).unwrap().iter().fold(case, Applications::evolve)
    })
}

fn gaps_of(refused: Result<Vec<ApplicationFact>, Refusal>) -> Vec<Gap> {
    match refused {
        Err(Refusal::Incomplete { gaps }) => gaps,
        other => panic!("expected gaps, got {other:?}"),
    }
}

#[test]
fn a_whole_draft_is_filed_with_the_moment_of_the_act_and_its_divisions() {
    let facts = when(&ApplicationState::Absent, day(3), submit_whole()).unwrap();
    let [
        ApplicationFact::Submitted { submission, channel, received_at, divisions, title, .. },
        ApplicationFact::Moved { stage, outcome, to, since },
    ] = facts.as_slice()
    else {
        panic!("filed and moved: {facts:?}")
    };
    assert_eq!((stage.as_str(), outcome.as_str()), ("intake", "submitted"));
    assert_eq!((to.to_string().as_str(), *since), ("check", day(3)));
    assert_eq!((*submission, *channel, *received_at), (1, Channel::Online, day(3)));
    assert!(divisions.contains_key("nomination"), "{divisions:?}");
    assert!(title.is_some());
}

#[test]
fn the_last_microsecond_is_in_time_and_the_cutoff_is_not() {
    let almost = Moment::parse("2026-09-11T14:59:59.999999Z").unwrap();
    assert!(when(&ApplicationState::Absent, almost, submit_whole()).is_ok());
    let late = when(&ApplicationState::Absent, day(10), submit_whole());
    assert_eq!(late, Err(Refusal::TooLate { closed: day(10) }));
    let early = when(&ApplicationState::Absent, day(0), submit_whole());
    assert_eq!(early, Err(Refusal::TooEarly { opens: day(1) }));
}

#[test]
fn an_extension_for_one_lets_that_one_file_later() {
    let mut rules = rules();
    rules.call.extended.insert(SCHOOL, day(12));
    let act = by(Role::Coordinator, day(11));
    assert!(Applications::decide(&rules, &ApplicationState::Absent, &act, submit_whole()).is_ok());
}

#[test]
fn nothing_is_filed_before_the_call_is_announced() {
    let mut rules = rules();
    rules.call.announced_at = None;
    let act = by(Role::Coordinator, day(3));
    let refused = Applications::decide(&rules, &ApplicationState::Absent, &act, submit_whole());
    assert_eq!(refused, Err(Refusal::CallNotRunning));
}

#[test]
fn every_gap_is_told_at_once() {
    let procedure = procedure();
    let empty = gaps_of(when(
        &ApplicationState::Absent,
        day(3),
        ApplicationCommand::Submit(filing(Draft::default())),
    ));
    let required = form::fields(&procedure).filter(|field| field.required).count();
    let slots = form::papers(&procedure).filter(|paper| paper.min > 0).count();
    let questions = procedure.definition().eligibility.len();
    assert_eq!(empty.len(), required + slots + questions + 1, "{empty:?}");
}

#[test]
fn each_thing_taken_from_a_whole_draft_is_the_one_gap() {
    let procedure = procedure();
    for field in form::fields(&procedure).filter(|field| field.required) {
        let mut draft = whole();
        draft.answers.insert(field.id.as_str().to_owned(), " \u{200b} ".to_owned());
        let gaps =
            gaps_of(when(&ApplicationState::Absent, day(3), ApplicationCommand::Submit(filing(draft))));
        assert_eq!(gaps, [Gap::Empty { field: field.id.as_str().to_owned() }]);
    }
    for field in form::fields(&procedure).filter(|field| field.words_max.is_some()) {
        let limit = usize::try_from(field.words_max.unwrap()).unwrap();
        let mut draft = whole();
        draft.answers.insert(field.id.as_str().to_owned(), "слово ".repeat(limit + 1));
        let gaps =
            gaps_of(when(&ApplicationState::Absent, day(3), ApplicationCommand::Submit(filing(draft))));
        let field = field.id.as_str().to_owned();
        assert_eq!(gaps, [Gap::TooManyWords { field, words: limit + 1, limit }]);
    }
    let mut draft = whole();
    draft.authors[0].consents.clear();
    let gaps = gaps_of(when(&ApplicationState::Absent, day(3), ApplicationCommand::Submit(filing(draft))));
    assert!(gaps.iter().all(|gap| matches!(gap, Gap::ConsentMissing { .. })) && !gaps.is_empty());
}

#[test]
fn an_answer_that_stops_the_applicant_stops_the_filing() {
    for asked in &procedure().definition().eligibility {
        let mut draft = whole();
        draft.eligibility.insert(asked.id.as_str().to_owned(), asked.stops_on);
        let gaps =
            gaps_of(when(&ApplicationState::Absent, day(3), ApplicationCommand::Submit(filing(draft))));
        assert_eq!(gaps, [Gap::NotEligible { question: asked.id.as_str().to_owned() }]);
    }
}

#[test]
fn a_filed_application_is_replaced_and_counted_until_the_cutoff() {
    let filed = given(vec![submit_whole(), submit_whole()]);
    let ApplicationState::Known(case) = &filed else { panic!("filed") };
    assert_eq!(case.submissions, 2);
    assert_eq!(when(&filed, day(10), submit_whole()), Err(Refusal::TooLate { closed: day(10) }));
}

#[test]
fn the_nomination_is_fixed_by_the_first_filing() {
    let filed = given(vec![submit_whole()]);
    let procedure = procedure();
    let mut draft = whole();
    draft.answers.insert("nomination".to_owned(), choices_of(&procedure, "nomination")[1].clone());
    let gaps = gaps_of(when(&filed, day(3), ApplicationCommand::Submit(filing(draft))));
    assert_eq!(gaps, [Gap::Frozen { field: "nomination".to_owned() }]);
}

#[test]
fn what_was_taken_back_can_be_filed_again_in_time() {
    let withdrawn = given(vec![submit_whole(), ApplicationCommand::Withdraw { ground: None }]);
    let again = when(&withdrawn, day(3), ApplicationCommand::Withdraw { ground: None });
    assert_eq!(again, Err(Refusal::AlreadyWithdrawn));
    assert!(when(&withdrawn, day(3), submit_whole()).is_ok());
    let nothing = when(&ApplicationState::Absent, day(3), ApplicationCommand::Withdraw { ground: None });
    assert_eq!(nothing, Err(Refusal::NotFiled));
}

#[test]
fn one_applicant_files_once_in_a_nomination_and_again_in_another() {
    let mut rules = rules();
    let act = by(Role::Coordinator, day(3));
    let same = divisions(&rules.procedure, &whole(), OrganisationKind::School);
    rules.others = vec![OtherCase { code: "26-AAAAAA".to_owned(), divisions: same.clone() }];
    let refused = Applications::decide(&rules, &ApplicationState::Absent, &act, submit_whole());
    assert_eq!(refused, Err(Refusal::LimitReached { limit: 1, other: "26-AAAAAA".to_owned() }));
    let mut other = same;
    other.insert("nomination".to_owned(), "another".to_owned());
    rules.others = vec![OtherCase { code: "26-AAAAAA".to_owned(), divisions: other }];
    assert!(Applications::decide(&rules, &ApplicationState::Absent, &act, submit_whole()).is_ok());
}

#[test]
fn paper_counts_from_its_stamp_and_needs_a_stamp_a_scan_and_what_divides() {
    let paper = |draft, received_at, stamp| ApplicationCommand::EnterPaper {
        filing: filing(draft),
        received_at,
        stamp,
    };
    let enter = |command| {
        Applications::decide(&rules(), &ApplicationState::Absent, &by(Role::Methodist, day(15)), command)
    };
    let stamp = Some(Digest::ZERO);
    assert!(enter(paper(whole(), day(9), stamp)).is_ok(), "stamped in time, entered later");
    assert_eq!(enter(paper(whole(), day(10), stamp)), Err(Refusal::TooLate { closed: day(10) }));
    assert_eq!(enter(paper(whole(), day(16), stamp)), Err(Refusal::TooEarly { opens: day(16) }));
    assert_eq!(enter(paper(whole(), day(9), None)), Err(Refusal::NoGround));
    let gaps = gaps_of(enter(paper(Draft::default(), day(9), stamp)));
    assert!(gaps.iter().any(|gap| matches!(gap, Gap::PaperMissing { .. })), "{gaps:?}");
    assert!(gaps.contains(&Gap::Empty { field: "nomination".to_owned() }), "{gaps:?}");
}

#[test]
fn only_the_coordinator_files_and_only_a_methodist_enters_paper() {
    for role in Role::ALL {
        let act = by(role, day(3));
        let filed = Applications::decide(&rules(), &ApplicationState::Absent, &act, submit_whole());
        assert_eq!(filed.is_ok(), role == Role::Coordinator, "{role:?}");
        let stamp = Some(Digest::ZERO);
        let command = ApplicationCommand::EnterPaper { filing: filing(whole()), received_at: day(2), stamp };
        let entered = Applications::decide(&rules(), &ApplicationState::Absent, &act, command);
        assert_eq!(entered.is_ok(), role == Role::Methodist, "{role:?}");
    }
}

/// Every state that two people reach with four commands on four days, one of them after the cutoff. Each of
/// them makes two facts: what was done, and where it led.
#[test]
fn in_every_reachable_state_replay_agrees_and_nothing_is_filed_after_the_cutoff() {
    let mut seen = vec![ApplicationState::Absent];
    let mut queue: Vec<Vec<ApplicationFact>> = vec![Vec::new()];
    let mut refused = 0;
    while let Some(journal) = queue.pop() {
        let case = fold::<Applications>(&journal);
        if journal.len() >= 8 {
            continue;
        }
        for n in [0, 2, 5, 11] {
            let stamp = Some(Digest::ZERO);
            let paper =
                ApplicationCommand::EnterPaper { filing: filing(whole()), received_at: day(n - 1), stamp };
            let commands = [
                (Role::Coordinator, submit_whole()),
                (Role::Coordinator, ApplicationCommand::Withdraw { ground: None }),
                (Role::Methodist, paper),
            ];
            for (role, command) in commands {
                let leaves = matches!(command, ApplicationCommand::Withdraw { .. });
                match Applications::decide(&rules(), &case, &by(role, day(n)), command) {
                    Err(_) => refused += 1,
                    Ok(facts) => {
                        assert!(n == 2 || n == 5 || role == Role::Methodist || leaves);
                        let longer: Vec<ApplicationFact> = journal.iter().cloned().chain(facts).collect();
                        let next = fold::<Applications>(&longer);
                        assert_ne!(next, case, "an accepted command changes something");
                        if !seen.contains(&next) {
                            seen.push(next);
                            queue.push(longer);
                        }
                    }
                }
            }
        }
    }
    assert!(seen.len() > 20 && refused > 50, "saw {} states, {refused} refusals", seen.len());
}
