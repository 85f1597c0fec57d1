//! What no meeting may ever come to, over every state of a small world: three members, a list and a tie,
//! all ballots, comings, goings, recusals, annulments, deferrals and closing, three acts deep.

use std::collections::VecDeque;

use super::*;
use crate::meeting::item::Item;

fn world() -> MeetingRules {
    let mut rules = rules();
    rules.members.truncate(3);
    rules.concerned.insert(item(1), [MEMBER].into());
    rules
}

fn all_ballots(choices: &[Choice]) -> Vec<Vec<(PersonId, Choice)>> {
    [CHAIR, SECRETARY, MEMBER].into_iter().fold(vec![Vec::new()], |so_far, person| {
        let with = |ballots: &Vec<(PersonId, Choice)>| {
            let more = choices.iter().map(|choice| {
                let mut more = ballots.clone();
                more.push((person, *choice));
                more
            });
            more.collect::<Vec<_>>()
        };
        so_far.iter().flat_map(|ballots| [vec![ballots.clone()], with(ballots)].concat()).collect()
    })
}

fn commands() -> Vec<MeetingCommand> {
    let ground = Some(GROUND);
    let of_item = |n: u128| {
        let recuse = |person| MeetingCommand::Recuse { item: item(n), person, ground: None };
        let single = [
            MeetingCommand::AnnulVote { item: item(n), ground },
            MeetingCommand::DeferItem { item: item(n), ground },
        ];
        [CHAIR, SECRETARY, MEMBER].map(recuse).into_iter().chain(single)
    };
    let of_person =
        |person| [MeetingCommand::Arrive { person, at: at(1) }, MeetingCommand::Leave { person, at: at(1) }];
    let on_list = all_ballots(&[For, Against, Abstained]);
    let on_tie = all_ballots(&[Choice::Option(work(8)), Choice::Option(work(9))]);
    let mut commands: Vec<MeetingCommand> = [1, 2].into_iter().flat_map(of_item).collect();
    commands.extend([CHAIR, SECRETARY, MEMBER].into_iter().flat_map(of_person));
    commands.extend(on_list.iter().map(|ballots| vote(1, Motion::Adopt, ballots)));
    commands.extend(on_tie.iter().map(|ballots| vote(2, Motion::Choose, ballots)));
    commands.push(MeetingCommand::Close { at: at(1) });
    commands
}

/// The laws of one item.
fn keeps_the_laws(known: &Item) {
    assert!(known.votes.len() <= 1, "one resolution stands: {known:?}");
    for vote in &known.votes {
        let counted = &vote.counted;
        assert!(counted.quorum.met && counted.quorum.needed <= counted.quorum.present, "{known:?}");
        assert!(vote.ballots.keys().all(|person| !known.recused.contains_key(person)), "{known:?}");
        let chosen: u32 = counted.by_option.values().sum();
        let all = counted.for_ + counted.against + counted.abstained + chosen;
        assert_eq!(all, u32::try_from(vote.ballots.len()).unwrap());
        assert!(known.deferred.is_none(), "{known:?}");
        let recused = u32::try_from(known.recused.len()).unwrap();
        assert_eq!(counted.quorum.base, 3 - recused);
    }
    if known.id == item(1) && !known.votes.is_empty() {
        assert!(known.recused.contains_key(&MEMBER));
    }
}

#[test]
fn in_every_reachable_state_votes_have_a_quorum_and_nobody_recused_is_counted() {
    let (commands, act) = (commands(), secretary(1));
    let (mut seen, mut resolved, mut refused) = (BTreeSet::new(), 0_usize, 0_usize);
    let mut queue = VecDeque::new();
    let mut opened = Told::convened(world(), [list(), tie()]);
    opened.given(&act, open(&[CHAIR, SECRETARY, MEMBER]));
    queue.push_back((opened, 0));
    while let Some((told, depth)) = queue.pop_front() {
        let state = told.state();
        for command in &commands {
            let Ok(facts) = Meetings::decide(&told.rules, &state, &act, command.clone()) else {
                refused += 1;
                continue;
            };
            let next = facts.iter().fold(state.clone(), Meetings::evolve);
            let kept = serde_json::to_string(&next).unwrap();
            if seen.contains(&kept) {
                continue;
            }
            assert_eq!(serde_json::from_str::<MeetingState>(&kept).unwrap(), next);
            seen.insert(kept);
            resolved += facts.iter().filter(|fact| matches!(fact, MeetingFact::Resolved { .. })).count();
            let MeetingState::Known(meeting) = &next else { panic!("{next:?}") };
            meeting.agenda.iter().for_each(keeps_the_laws);
            assert!(facts.iter().all(|fact| follow(meeting, fact).is_empty()), "nothing before the minutes");
            let journal: Vec<MeetingFact> = told.journal.iter().cloned().chain(facts).collect();
            assert_eq!(fold::<Meetings>(&journal), next);
            if depth < 2 {
                queue.push_back((Told { rules: told.rules.clone(), journal }, depth + 1));
            }
        }
    }
    assert!(seen.len() > 1_000 && resolved > 500 && refused > 10_000, "{}, {resolved}", seen.len());
}

/// Every fact there is, through a meeting from convening to signed minutes, reads back as written.
#[test]
fn every_kind_of_fact_reads_back_as_it_was_written() {
    let mut told = Told::convened(rules(), [list(), tie(), Subject::Free, application(1)]);
    let early = secretary(-days(1));
    let ground = Some(GROUND);
    told.given(&early, MeetingCommand::MoveItem { item: item(2), place: 0 });
    told.given(&early, MeetingCommand::Postpone { at: at(10), ground });
    let act = secretary(20);
    let present = [CHAIR, SECRETARY, MEMBER].into();
    let (presiding, secretary) = (CHAIR, SECRETARY);
    told.given(
        &act,
        MeetingCommand::Open { at: at(10), present, excused: [DEPUTY].into(), presiding, secretary },
    );
    told.given(&act, MeetingCommand::Recuse { item: item(2), person: MEMBER, ground });
    told.given(&act, MeetingCommand::Arrive { person: DEPUTY, at: at(11) });
    let kind = crate::meeting::item::NoteKind::Heard;
    told.given(&act, MeetingCommand::Note { item: item(1), kind, text: GROUND });
    told.given(&act, vote(1, Motion::Adopt, &[(CHAIR, For)]));
    told.given(&act, MeetingCommand::AnnulVote { item: item(1), ground });
    told.given(&act, MeetingCommand::DeferItem { item: item(1), ground });
    told.given(&act, vote(2, Motion::Choose, &[(CHAIR, Choice::Option(work(8)))]));
    told.given(&act, vote(4, support(), &[(CHAIR, Abstained), (DEPUTY, For)]));
    told.given(&act, MeetingCommand::DropItem { item: item(3) });
    told.given(&act, MeetingCommand::Leave { person: DEPUTY, at: at(12) });
    told.given(&act, MeetingCommand::Close { at: at(20) });
    told.given(&act, MeetingCommand::WriteMinutes { text: GROUND, version: 1 });
    told.given(&act, sign(Signer::Secretary, 1, 3));
    told.given(&by(CHAIR, Role::Chair, 30), sign(Signer::Presiding, 1, 3));
    told.journal.push(MeetingFact::Cancelled { ground: GROUND });
    let written = serde_json::to_string(&told.journal).unwrap();
    assert_eq!(serde_json::from_str::<Vec<MeetingFact>>(&written).unwrap(), told.journal);
    let kinds: BTreeSet<String> = told
        .journal
        .iter()
        .map(|fact| serde_json::to_value(fact).unwrap()["fact"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds.len(), 18, "{kinds:?}");
}
