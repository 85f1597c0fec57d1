//! Breaks one route at a time.
use super::good::flaws_with;

#[test]
fn v01_no_outcome_leads_nowhere() {
    assert_eq!(
        flaws_with("remarks = \"review\"", "remarks = \"revue\""),
        ["V01 stage.check.on.remarks: there is no `revue` to go to"]
    );
    assert_eq!(
        flaws_with("to = \"end:disqualified\"", "to = \"end:gone\""),
        [
            "V01 side.disqualification.to: there is no `end:gone` to go to",
            "V02 end.disqualified: no case can come here"
        ]
    );
    assert_eq!(
        flaws_with("keeps = \"in-force\", to = \"order\"", "keeps = \"in-force\", to = \"orders\""),
        ["V01 stage.ranking.redraw.to: there is no `orders` to go to"]
    );
}

#[test]
fn v02_every_stage_can_be_come_to() {
    let flaws = flaws_with("divergent = { to = \"third\"", "divergent = { to = \"total\"");
    assert_eq!(flaws, [""; 0], "the loop of what nobody marked still leads there");
    assert_eq!(flaws_with("cure = \"cure\"", "cure = \"review\""), ["V02 stage.cure: no case can come here"]);
}

#[test]
fn v03_every_stage_leads_to_an_end() {
    assert_eq!(
        flaws_with("on = { published = \"end:finished\" }", "on = { published = \"results\" }"),
        [
            "V02 end.finished: no case can come here",
            "V03 stage.results: no way leads from here to an end \
             [intake > check > review > agreement > total > ranking > results]",
            "V05 stage.results: a case can go round for ever [results > results]"
        ]
    );
}

#[test]
fn v04_every_outcome_is_handled_and_none_invented() {
    assert_eq!(
        flaws_with(
            "complete = \"agreement\", short = \"agreement\"",
            "complete = \"agreement\", late = \"agreement\""
        )
        .first()
        .map(String::as_str),
        Some("V04 stage.review.on: review: nothing follows `short`")
    );
    assert_eq!(
        flaws_with("remarks = \"review\"", "praised = \"review\""),
        [
            "S03 letter.remarks.after: there is no outcome `remarks`",
            "V04 stage.check.on.praised: check: `praised` cannot happen here"
        ]
    );
    assert_eq!(
        flaws_with("laureate = \"order\", ", ""),
        [
            "V04 stage.ranking.on: selection: nothing follows `laureate`",
            "V04 stage.ranking.on.laureate: selection: `laureate` cannot happen here"
        ]
    );
}

#[test]
fn v04_an_outcome_may_be_renamed_or_split() {
    assert_eq!(
        flaws_with(
            "refused = \"end:refused\" }",
            "refused = \"end:refused\", not-ours = { to = \"end:refused\", is = \"refused\" } }"
        ),
        [""; 0]
    );
}

#[test]
fn v05_no_case_goes_round_for_ever() {
    assert_eq!(
        flaws_with("counted = { returned = { times = 2, then = \"end:void\" } }\n", ""),
        ["V05 stage.order: a case can go round for ever [order > ranking > order]"]
    );
}

#[test]
fn v06_what_is_counted_has_a_way_out() {
    assert_eq!(
        flaws_with("{ times = 2, then = \"end:void\" }", "{ times = 2 }"),
        ["V06 stage.order.counted.returned: `returned` is counted, but nothing follows the last"]
    );
    assert_eq!(
        flaws_with(", exhausted = \"end:refused\" }", " }"),
        ["V06 stage.cure.on: `exhausted` is counted, but nothing follows the last"]
    );
}

#[test]
fn v29_who_comes_back_over_a_gate_is_provided_for() {
    assert_eq!(
        flaws_with(
            "gate = { when = \"all-settled\", late = \"redraw\" }",
            "gate = { when = \"all-settled\" }"
        ),
        ["V29 stage.ranking.gate: a way leads back over the gate, which has no `late` \
             [ranking > order > ranking]"]
    );
    assert_eq!(
        flaws_with("gate = { when = \"all-settled\", late = \"joins\" }", "gate = { when = \"at:council\" }"),
        ["V29 stage.results.gate: a way leads back over the gate, which has no `late`"]
    );
}

#[test]
fn demands_of_the_act_are_met() {
    assert_eq!(
        flaws_with("must = [\"ranking after ranked:total\"]", "must = [\"total after complete:third\"]"),
        ["M01 procedure.must: the act demands `total after complete:third` \
             [intake > check > review > agreement > total]"]
    );
}
