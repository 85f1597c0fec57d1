//! Breaks one thing of the scoring at a time.
use super::good::flaws_with;

#[test]
fn a_scale_says_what_its_ends_mean() {
    let anchor =
        "    { points = 0,\n      ru = \"Задача не названа\",\n      en = \"No problem is named\" },\n";
    assert_eq!(flaws_with(anchor, ""), ["S08 rubric.product.relevance.anchor: no words say what 0 means"]);
    assert_eq!(
        flaws_with("{ points = 3,\n      ru = \"Задача", "{ points = 33,\n      ru = \"Задача"),
        ["S08 rubric.product.relevance.anchor: the scale has no mark 33"]
    );
    let flaws = flaws_with("id = \"novelty\"\nmin = 0", "id = \"novelty\"\nmin = 10");
    assert!(
        flaws.contains(&"S07 rubric.product.novelty: the scale has no marks, or far too many".to_owned())
    );
}

#[test]
fn v19_every_criterion_counts_or_says_that_it_does_not() {
    assert_eq!(
        flaws_with("id = \"novelty\"\nmin", "id = \"novelty\"\nweight = 0\nmin"),
        ["V19 rubric.product.novelty.weight: weight 0 and `unsummed` contradict each other"]
    );
    assert_eq!(flaws_with("id = \"novelty\"\nmin", "id = \"novelty\"\nunsummed = true\nmin"), [""; 0]);
    let flaws = flaws_with("rubric = \"product\"\npanel = 3", "panel = 3");
    assert!(flaws.contains(&"S13 stage.review.rubric: there is nothing to mark".to_owned()), "{flaws:?}");
}

#[test]
fn v19_every_rubric_is_used() {
    let spare = "[rubric.spare]\ntitle = { ru = \"а\", en = \"a\" }\ncriterion = []\n\n[rubric.product]\n";
    assert_eq!(
        flaws_with("[rubric.product]\n", spare),
        ["S13 rubric.spare: there is nothing to mark", "V19 rubric.spare: nobody marks by `spare`"]
    );
}

#[test]
fn v18_a_threshold_can_be_reached() {
    assert_eq!(
        flaws_with("at_least = 35", "at_least = 51"),
        ["V18 stage.ranking.classes.winner.at_least: 51 points are asked for, at most 50 can be had"]
    );
    assert_eq!(flaws_with("at_least = 25\n", ""), ["V18 stage.ranking.classes.none: `none` cannot happen"]);
}

#[test]
fn v20_every_tie_ends() {
    assert_eq!(
        flaws_with(", \"council\", \"shared\"]", "]"),
        ["V20 stage.ranking.ties: a tie may stay open"]
    );
    assert_eq!(
        flaws_with("\"criterion:spread\", \"council\", \"shared\"]", "\"shared\", \"council\"]"),
        ["V20 stage.ranking.ties: `council` is never reached"]
    );
    assert_eq!(
        flaws_with("criterion:spread", "criterion:beauty"),
        ["S03 stage.ranking.ties: there is no criterion `beauty`"]
    );
}

#[test]
fn v30_a_selection_is_adopted_and_can_be_redrawn() {
    assert_eq!(
        flaws_with(
            "redraw = { on = [\"appeal\", \"disqualified\", \"declined\", \"late\"], \
             keeps = \"in-force\", to = \"order\" }\n",
            ""
        ),
        ["V30 stage.ranking.redraw: a selection needs `redraw`"]
    );
    let flaws = flaws_with("adopted_by = \"council:district@call\"\n", "");
    assert!(flaws.contains(&"V30 stage.ranking.adopted_by: a selection needs `adopted_by`".to_owned()));
    assert_eq!(
        flaws_with("ranks = \"total\"", "ranks = \"agreement\""),
        ["V32 stage.ranking.ranks: a case may come without `agreement`, and nothing says what that means"; 0]
    );
}

#[test]
fn v32_shares_sum_to_one() {
    assert_eq!(
        flaws_with("share = 100 }]", "share = 90 }]"),
        ["V32 stage.agreement.sources: shares sum to 90 percent"]
    );
}

#[test]
fn v32_a_source_that_may_be_missing_has_a_rule() {
    assert_eq!(
        flaws_with("policy = \"final\", missing = \"skip\"", "policy = \"final\""),
        ["V32 stage.total.sources: a case may come without `third`, and nothing says what that means \
             [intake > check > review > agreement > total]"]
    );
    let flaws = flaws_with("stage = \"third\", policy = \"final\"", "stage = \"check\", policy = \"final\"");
    assert!(flaws.contains(&"V32 stage.total.sources: `check` gives no marks".to_owned()), "{flaws:?}");
    assert_eq!(
        flaws_with("policy = \"final\", missing", "policy = \"final\", of = \"third\", missing"),
        ["V32 stage.total.sources: which source does `third` change?"]
    );
}

#[test]
fn v17_a_rule_leaves_no_gap() {
    assert_eq!(
        flaws_with("divergent = \"count < 2 or gap >= 15\"", "divergent = \"count < 2 or gap > 15\""),
        ["V17 stage.agreement.rule: no outcome with 3 sheets, total from 0 to 15, sum 15"]
    );
    assert_eq!(
        flaws_with("divergent = \"count < 2 or gap >= 15\"", "divergent = \"gap >= 15\""),
        ["V17 stage.agreement.rule: no outcome with 1 sheets, total from 0 to 0, sum 0"]
    );
    let flaws = flaws_with(
        "rule = { agreed = \"count >= 2 and gap < 15\", divergent = \"count < 2 or gap >= 15\" }\n",
        "",
    );
    assert!(
        flaws.contains(
            &"V17 stage.agreement.rule: several outcomes, but no condition for one of them".to_owned()
        ),
        "{flaws:?}"
    );
}

#[test]
fn v17_outcomes_exclude_each_other() {
    assert_eq!(
        flaws_with("agreed = \"count >= 2 and gap < 15\"", "agreed = \"count >= 2 and gap <= 15\""),
        ["V17 stage.agreement.rule: both `agreed` and `divergent` with 3 sheets, total from 0 to 15, sum 15"]
    );
}

#[test]
fn v17_the_mean_lies_between_the_lowest_and_the_highest() {
    // That the mean is not below the lowest has to be known, or this would seem to have a gap.
    assert_eq!(
        flaws_with(
            "agreed = \"count >= 2 and gap < 15\", divergent = \"count < 2 or gap >= 15\"",
            "agreed = \"mean >= 20\", divergent = \"count = 0 or mean < 20 or not (max >= 20)\""
        ),
        [""; 0]
    );
}

#[test]
fn v17_conditions_may_read_divisions() {
    let rule = |divergent: &str| {
        flaws_with(
            "agreed = \"count >= 2 and gap < 15\", divergent = \"count < 2 or gap >= 15\"",
            &format!(
                "agreed = \"division:nomination = teaching and count = 3\", divergent = \"{divergent}\""
            ),
        )
    };
    assert_eq!(rule("division:nomination != teaching or count < 3"), [""; 0]);
    assert_eq!(
        rule("division:nomination != teaching"),
        ["V17 stage.agreement.rule: no outcome with 2 sheets, total from 0 to 0, sum 0, \
          division:nomination = teaching"]
    );
    assert_eq!(rule("division:nomination = sport"), ["S03 stage.agreement.rule: there is no value `sport`"]);
}

#[test]
fn v18_no_condition_is_idle() {
    assert_eq!(
        flaws_with("\"count < 2 or gap >= 15\"", "\"count < 2 or gap >= 15 or gap > 50\""),
        ["V18 stage.agreement.rule: `gap > 50` never holds"]
    );
    assert_eq!(
        flaws_with("ranked = \"count >= 1\"", "ranked = \"count >= 0\""),
        ["V18 stage.total.rule: `unmarked` cannot happen", "V18 stage.total.rule: `count >= 0` always holds"]
    );
}

#[test]
fn a_criterion_stands_in_a_group_that_there_is() {
    assert_eq!(
        flaws_with("id = \"relevance\"\nmin = 0", "id = \"relevance\"\ngroup = \"idea\"\nmin = 0"),
        ["S03 rubric.product.relevance.group: there is no group `idea`"]
    );
}

#[test]
fn v17_is_decided_for_odd_scales_too() {
    assert_eq!(
        flaws_with(
            "id = \"relevance\"\nmin = 0\nmax = 10\n",
            "id = \"relevance\"\nvalues = [0, 3, 5, 8, 10]\nweight = \"0.25\"\n"
        ),
        [""; 0]
    );
}
