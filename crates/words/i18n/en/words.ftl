## Time

zone-msk = MSK
moment = { $day }, { $time } ({ $zone })
moment-short = { $day }, { $time }
day = { $day } { $month } { $year }
day-short = { $day } { $month }

relative-now = now
relative-ahead = in { $span }
relative-ago = { $span } ago
span-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
span-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

rest-over = time is over
rest-under-minute = less than a minute left
rest-clock = { $clock } left
rest-days = { $n ->
    [one] { $text } day left
   *[other] { $text } days left
}
rest-hours = { $n ->
    [one] { $text } hour left
   *[other] { $text } hours left
}
rest-minutes = { $n ->
    [one] { $text } minute left
   *[other] { $text } minutes left
}

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
of-month-1 = January
of-month-2 = February
of-month-3 = March
of-month-4 = April
of-month-5 = May
of-month-6 = June
of-month-7 = July
of-month-8 = August
of-month-9 = September
of-month-10 = October
of-month-11 = November
of-month-12 = December

## People and rights

role-coordinator = coordinator
role-expert = expert
role-member = council member
role-secretary = council secretary
role-deputy = deputy chair of the council
role-chair = chair of the council
role-officer = education department officer
role-methodist = methodist
role-admin = administrator

role-does-coordinator = Writes and files the applications of an organisation
role-does-expert = Marks works blind
role-does-member = Votes at council meetings
role-does-secretary = Prepares meetings and minutes
role-does-deputy = Presides when the chair is away
role-does-chair = Presides at meetings and signs the minutes
role-does-officer = Sees everything the methodists run
role-does-methodist = Announces and runs the district’s calls
role-does-admin = Keeps the system running, reads no applications

right-write-applications = Write, file, replace and withdraw applications
right-read-applications = Read a filed application
right-run-calls = Set up and announce calls
right-extend-intake = Extend the intake
right-enter-paper = Enter applications that came on paper
right-read-desk = See a call’s list of applications
right-manage-people = Keep organisations, people and seats
right-manage-accounts = Reset passwords and give any seat
right-read-health = See the state of the system
right-read-rights = See the table of rights

shows-draft-exists = Whether there is a draft and how far it is
shows-draft-text = Text of a draft
shows-applicant = Whose application it is
shows-answers = Answers of a filed application
shows-papers = Files of a filed application
shows-authors = Authors and their consents
shows-receipt = Receipt of filing
shows-grounds = Grounds on which dates were moved
shows-contacts = People’s e-mail and telephones
shows-letters = Letters in the queue

relation-own = Own organisation
relation-other-organisation = Another organisation of the district
relation-other-territory = Another district

kind-school = School
kind-preschool = Kindergarten
kind-extra = Institution of extracurricular education
kind-other = Other organisation

sight-applicant = Only your organisation will see this.
sight-staff = Your organisation and the organisers will see this. The experts will not.
sight-council = Your organisation, the organisers and the council will see this. The experts will not.
sight-experts = The organisers, the council and the experts will see this.
sight-public = Everybody will see this: the text will be published.

## What an application lacks

gap-eligibility-open = Answer the question: { $question }
gap-empty = Fill in: { $field }
gap-words = { $field }: shorten it, { $words } words now, the limit is { $limit }
gap-chars = { $field }: shorten it, { $chars } characters now, the limit is { $limit }
gap-choice = { $field }: choose from the list
gap-frozen = “{ $field }” cannot change after the first submission. Restore the answer or start another application
gap-unreadable = { $field }: check it, it cannot be read as it should
gap-paper = Attach: { $paper }
gap-files = { $paper }: remove files, the limit is { $limit }
gap-no-authors = Name the authors of the work
gap-authors = Too many authors: the limit is { $limit }
gap-consent = { $name }: the consent “{ $consent }” is needed

## Refusals

refusal-missing = There is no such page. The link may be out of date.
refusal-not-signed-in = Sign in to go on.
refusal-call-not-running = This call takes no applications.
refusal-too-early = The intake has not begun. It opens on { $opens }.
refusal-too-late = The intake closed on { $closed }. Your draft is saved but not filed. If you were late for a good reason, call the organisers.
refusal-incomplete = { $n ->
    [one] The application is not ready: { $n } thing to mend.
   *[other] The application is not ready: { $n } things to mend.
}
refusal-limit = { $limit ->
    [one] You may file { $limit } application, and it is filed: { $other }. You can replace or withdraw it.
   *[other] You may file { $limit } applications, and they are filed, { $other } among them. You can replace or withdraw them.
}
refusal-not-filed = The application is not filed: there is nothing to withdraw.
refusal-already-withdrawn = The application is already withdrawn.
refusal-no-ground = Write the ground: the act cannot be recorded without it.
refusal-no-such-date = The call has no such date: { $date }.
refusal-not-earlier = An announced date may only be moved later, not before { $from }.
refusal-in-the-past = This date has passed: { $to }.
refusal-order = The dates are out of order: “{ $later }” comes before “{ $earlier }”.
refusal-date-unset = Set the date: { $date }.
refusal-already-done = This is already done.
refusal-taken = Already taken: { $what }.

## Letters

letter-invitation = Invitation: { $territory }
letter-invitation-body =
    Dear { $name },

    You have been given access to the calls of { $territory }. Set a password here:

    { $link }

    The link works once, until { $until }.

    If you did not expect this letter, there is nothing to do.
letter-reset = A new password
letter-reset-body =
    Dear { $name },

    Somebody, probably you, asked to set a new password. You can do it here:

    { $link }

    The link works once, until { $until }.

    If it was not you, do nothing: your old password still works.
letter-consent = Your consent is needed: { $work }
letter-consent-body =
    Dear { $name },

    Please answer before { $until }.

    { $organisation } has named you an author of “{ $work }”. Read the consents and decide whether you give them:

    { $link }

    Without your consents the work cannot be filed.
letter-filed = { $submission ->
    [1] Application { $code } is filed
   *[other] Application { $code } is replaced
}
letter-filed-body = { $submission ->
    [1] Application { $code } is filed for “{ $call }”.
   *[other] Application { $code } for “{ $call }” is replaced, edition { $submission }.
    }

    Received: { $received }.
    You can replace or withdraw it until { $closes }.

    The receipt, ready to print:

    { $link }
letter-withdrawn = Application { $code } is withdrawn
letter-withdrawn-body =
    Application { $code } for “{ $call }” is withdrawn. Your draft is still there:

    { $link }
letter-extended = Intake extended to { $until }: { $call }
letter-extended-body =
    The intake for “{ $call }” is extended to { $until }.

    Ground: { $ground }

## Procedure

stage-intake = The organisation fills in the application and files it
stage-check = A methodist compares the papers with the checklist
stage-rework = The organisation mends what was named
stage-review = Experts read the works without knowing the authors, and mark them
stage-tally = The marks are summed by the rule
stage-tracks = The entrant takes the steps that were set
stage-hearing = The work is defended in person
stage-selection = The works are compared and a list is drawn
stage-council = The council decides
stage-order = An order puts the decision in force
stage-publication = The results are published
stage-external = Another organisation decides

seat-coordinator = the organisation’s coordinator
seat-head = the head of the organisation
seat-founder = the founder
seat-author = the author
seat-methodist = a methodist
seat-secretary = the secretary
seat-moderator = a moderator
seat-expert = experts
seat-jury = the jury
seat-body = the council
seat-post = the head of the education authority

deadline-call = { $date }
deadline-after = { $span } { $from }
deadline-act = the term is set in each case: { $least } to { $most }
length-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
length-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
length-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
since-entered = from the beginning of the stage
since-submitted = from filing
since-resubmitted = from filing again
since-decided = from the decision
since-minuted = from the signing of the minutes
since-in-force = from coming into force
since-published = from publication
since-gate = from the beginning of the common review
since-announced = from the announcement
since-notified = from the notice
since-date = from the date “{ $date }”

# Rights and fields of review and council
right-check-applications = Check the papers of applications
right-assign-experts = Assign experts
right-review = Review works
right-moderate-sheets = Read score sheets and send them back
right-draw-lists = Draw lists
right-enter-orders = Enter orders
right-publish-results = Publish admission and results
right-read-meetings = Read agendas, papers and minutes
right-run-meetings = Run meetings
right-sign-minutes = Sign minutes
shows-sheets = Single score sheets
shows-panels = Which expert reads what
shows-lists = Lists before publication
shows-meetings = Agenda, votes and minutes

## Numbers and totals
points-whole = { $n ->
    [one] { $n } point
   *[other] { $n } points
}
points-part = { $n } points

tally-sheet = { $who }: { $points }, { $standing }.
tally-reweighed = { $total } ({ $signed } when signed, reckoned anew by weight)
tally-counts = the sheet counts
tally-replaced = the sheet does not count: marks of “{ $stage }” have taken its place
tally-apart = the sheet does not count: with the marks of “{ $stage }”, two others are closer to each other
tally-final = The marks of “{ $stage }” are final and take the place of those of “{ $of }”.
tally-closest-two = Of the marks of “{ $of }” and “{ $stage }” the two closest are taken.
tally-all = The marks of “{ $stage }” are added to those of “{ $of }”.
tally-not-adjudicated = There are no marks of “{ $stage }”; those of “{ $of }” stay as they are.
tally-gap = The lowest total is { $lowest }, the highest { $highest }, the gap { $gap }.
tally-mean = { $n ->
    [one] “{ $stage }”: the mean of { $n } sheet is { $points }
   *[other] “{ $stage }”: the mean of { $n } sheets is { $points }
}
tally-sum = { $n ->
    [one] “{ $stage }”: the sum of { $n } sheet is { $points }
   *[other] “{ $stage }”: the sum of { $n } sheets is { $points }
}
tally-part = { $said }; with a share of { $part }% it adds { $adds }.
tally-missing-zero = “{ $stage }”: no sheets, so the share of { $share }% adds nothing.
tally-missing-skip = “{ $stage }”: no sheets, so the stage is left out of the total.
tally-missing = “{ $stage }”: no sheets, and so no total.
tally-total = Total: { $total }.
tally-no-total = There is no total.
tally-held = Outcome: “{ $outcome }”, since { $condition }.
tally-otherwise = Outcome: “{ $outcome }”, since no other condition holds ({ $tried }).
tally-only = Outcome: “{ $outcome }”.

guard-less = { $measure } is less than { $with }
guard-at-most = { $measure } is at most { $with }
guard-equal = { $measure } is exactly { $with }
guard-not-equal = { $measure } is not { $with }
guard-at-least = { $measure } is at least { $with }
guard-more = { $measure } is more than { $with }
guard-value = { $said } (it is { $value })
guard-is = { $of }: “{ $value }”
guard-is-not = { $of }: not “{ $value }”
guard-otherwise = no other condition holds
guard-not = it is not so that { $condition }
guard-and = and
guard-or = or
of-total = totals of sheets
of-named-total = totals “{ $name }”
of-criterion = marks on “{ $name }”
of-group = marks of the group “{ $name }”
measure-sum = the sum ({ $of })
measure-mean = the mean ({ $of })
measure-min = the lowest ({ $of })
measure-max = the highest ({ $of })
measure-gap = the gap ({ $of })
measure-count = the number of sheets
measure-at-least = the number of sheets with { $of } from { $points }
measure-share = the part of the sheets with { $of } from { $points }

## Outcomes of stages
outcome-submitted = submitted
outcome-declined = declined to take part
outcome-admitted = admitted
outcome-remarks = admitted with remarks
outcome-cure = to be mended
outcome-refused = refused
outcome-resubmitted = submitted again
outcome-exhausted = cannot be mended again
outcome-lapsed = the term has passed
outcome-complete = all marks are in
outcome-short = marks are missing
outcome-incomplete = not everything is done
outcome-heard = heard
outcome-absent = did not come
outcome-in-force = in force
outcome-returned = returned
outcome-published = published
outcome-withdrawn = withdrawn
outcome-disqualified = disqualified

## Refusals: an application on its way
case-elsewhere = The application is at “{ $stage }” now, where this cannot be done. Reload the page: somebody may have acted before, or a term has passed.
case-at-an-end = The application takes part no more: “{ $end }”. Reload the page.
case-not-on-its-way = The application has not come to the stages of the contest yet. Reload the page.
case-no-such-outcome = “{ $stage }” has no outcome “{ $outcome }”. Choose another.
case-too-grave = “{ $outcome }” needs a marked line of the checklist that allows it. Mark that line, or choose a milder outcome: nobody is refused for looks.
case-too-light = This is marked as not met: “{ $line }”. Take the mark off, or choose an outcome graver than “{ $outcome }”.
case-no-remarks = Write to the applicant what is wrong and what to do: without it nothing can be mended.
case-term-out-of-bounds = Set a term between { $least } and { $most }.
case-times-up = { $times ->
    [one] “{ $outcome }” can be chosen { $times } time, and has been. Choose another.
   *[other] “{ $outcome }” can be chosen { $times } times, and has been. Choose another.
}
case-still-open = The application may still be replaced until { $closes }. Hand it to experts after that.
case-no-calendar = There is no calendar of working days for { $year }, so the term cannot be reckoned. Ask the administrator to load it.
case-panel-confirmed = The panel is confirmed. Replace an expert to change it.
case-panel-size = { $needed ->
    [one] { $needed } expert is needed, chosen: { $given }. Change the panel.
   *[other] { $needed } experts are needed, chosen: { $given }. Change the panel.
}
case-this-expert = This expert
case-may-not-sit = { $who } cannot mark this work: { $why }. Choose another.
bar-not-an-expert = not in the district's register of experts
bar-own-organisation = it is the work of the expert's own institution
bar-declared = there is a declared conflict of interest
bar-earlier-stage = has marked it before, or declined it
bar-full = { $load ->
    [one] has { $load } work of this contest already, and may have no more
   *[other] has { $load } works of this contest already, and may have no more
}
bar-twice = is on the panel already
case-no-seat = This work is not assigned to you, or was declined. Reload your list of works.
case-not-accepted = First accept the work and confirm that you are not connected with its authors.
case-signed = The sheet is signed. It can be changed only if the methodist sends it back.
case-not-signed = There is no signed sheet. Wait until the expert has signed.
case-sheet-incomplete = { $n ->
    [one] The sheet is not ready: { $n } thing is left.
   *[other] The sheet is not ready: { $n } things are left.
}
case-sheets-missing = Not all sheets are signed: { $signed } of { $needed }. Wait for the others, or replace an expert.
case-witnesses = { $needed ->
    [one] Name { $needed } witness; named so far: { $given }.
   *[other] Name { $needed } witnesses; named so far: { $given }.
}
case-not-provided = The procedure does not provide for this: { $act }.
provided-check = a check of the papers
provided-review = a review
provided-marks = marks
provided-moderation = sending a sheet back to its expert
provided-voiding = setting a sheet aside
provided-selection = drawing a list
provided-publication = a publication
provided-disqualification = disqualification
provided-more-time = more time for one application
provided-act = this act
case-not-yet = It is too early: the term runs until { $until }.
case-term-passed = The term passed at { $until }, and the application goes on. Reload the page.
case-no-term = This stage has no term, so there is nothing to move.
case-old-list = List { $list } has been replaced. Open the last one.
case-in-force = The order is in force. Only another order can change the decision.
case-not-settled = { $n ->
    [one] It is too early for a list: { $n } application is still on its way. Wait for it.
   *[other] It is too early for a list: { $n } applications are still on their way. Wait for them.
}
case-intake-open = Applications are open until { $closes }. Come back to this after that.
case-nobody-here = No application has come here yet.
case-no-list = There is no list { $list }, or a newer one has replaced it. Open the last one.
case-list-stale = Things have changed since, and list { $list } is out of date. Draw it anew.
case-ties-open = { $n ->
    [one] There is { $n } open tie on the list. Put it to the meeting.
   *[other] There are { $n } open ties on the list. Put them to the meeting.
}
case-undrawable = The list cannot be drawn by the rules of the contest. Tell the administrator.
case-no-total = The total cannot be reckoned: sheets do not fit the criteria. Tell the administrator.

sheet-mark-missing = Give a mark: { $criterion }
sheet-mark-off-scale = { $criterion }: there is no such mark, the scale runs from { $least } to { $most }
sheet-comment-missing = Explain your mark: { $criterion }
sheet-comment-too-long = { $criterion }: shorten the comment, it has { $words } words of { $limit }
sheet-advice-missing = Write advice to the authors
sheet-advice-too-long = Shorten the advice to the authors: it has { $words } words of { $limit }

## Meetings
office-chair = chair
office-deputy = deputy chair
office-secretary = secretary
office-member = member of the council
signer-presiding = whoever presided
signer-secretary = secretary
ballot-open = open
ballot-closed = closed
ballot-secret = secret
meeting-kind-regular = regular
meeting-kind-extraordinary = extraordinary
phase-convened = convened
phase-cancelled = called off
phase-open = open
phase-closed = closed, minutes not signed
phase-in-force = closed, minutes signed

vote-adopted = The decision is adopted: { $agreed } for, { $against } against, { $abstained } abstained
vote-not-adopted = The decision is not adopted: { $agreed } for, { $against } against, { $abstained } abstained
vote-chosen = The order of the equals is decided, votes from the most: { $votes }, { $abstained } abstained
vote-chosen-shared = The order of the equals is decided in part, some places stay shared, votes from the most: { $votes }, { $abstained } abstained
vote-quorum = { $present } of { $base } are present, the quorum is { $needed }
vote-no-quorum = { $present } of { $base } are present, the quorum is { $needed } and is not met
vote-of-present = at least { $needed } must be in favour, of those present: { $size }
vote-of-participating = at least { $needed } must be in favour, of those who voted: { $size }
vote-of-composition = at least { $needed } must be in favour, of all members: { $size }
vote-casting = votes were equal, and the vote of whoever presided decided
vote-tie = votes were equal

step-convene = Convene the meeting.
step-make-agenda = Put the first item on the agenda.
step-open = Open the meeting when its hour comes: { $at }.
step-vote = Vote on the next item, or put it off.
step-await-quorum = There is no quorum for the next item: { $quorum }. Wait for members, put the item off, or close the meeting.
step-close = All items are dealt with. Close the meeting.
step-write-minutes = Write the minutes.
step-sign = The minutes wait for a signature: { $missing }.
step-done = The minutes are signed, the decisions hold.
step-cancelled = The meeting was called off.

## Refusals: meetings
meeting-this-person = This person
meeting-needs-convened = This can be done while the meeting is convened and not open. Now it is { $now }.
meeting-needs-open = This can be done while the meeting is open. Now it is { $now }.
meeting-needs-closed = This can be done when the meeting is closed and its minutes are not signed. Now it is { $now }.
meeting-wrong-phase = This cannot be done now: the meeting is { $now }.
meeting-ballot-not-allowed = By its rules the body does not vote so: { $ballot }. Choose another ballot.
meeting-ballot-not-run = Hold this ballot on paper: { $ballot }. Only open ones can be held here so far.
meeting-notice-too-short = { $n ->
    [one] Members get { $n } working day of notice. Choose a time not before { $earliest }, or convene an extraordinary meeting.
   *[other] Members get { $n } working days of notice. Choose a time not before { $earliest }, or convene an extraordinary meeting.
}
meeting-no-agenda = Nothing is on the agenda. Put at least one item on it.
meeting-item-known = This item is on the agenda already.
meeting-no-such-item = There is no such item on the agenda. Reload the page.
meeting-subject-twice = Another item of the agenda is about the same.
meeting-no-resolutions = Offer at least one resolution to vote on.
meeting-no-tie = A tie is of two different applications or more. Choose them.
meeting-agenda-fixed = Members prepared for the agenda they were given, so this item cannot change once the meeting is open. It can be put off.
meeting-no-such-place = { $n ->
    [one] The agenda has { $n } item, and no such place.
   *[other] The agenda has { $n } items, and no such place.
}
meeting-vote-stands = There is a vote on this item. To vote again, annul it first, with a ground.
meeting-item-deferred = This item is put off.
meeting-opened-too-early = The meeting is convened for { $convened } and cannot be opened earlier.
meeting-moment-outside = Give a time between { $from } and { $until }.
meeting-not-a-member = { $who } is not a member of this body.
meeting-not-present = { $who } is not present. Enter the arrival first.
meeting-already-present = { $who } is present already.
meeting-nobody-presides = Nobody can preside. These may: { $offices }. Enter which of them has come, or close the meeting.
meeting-presides-another = { $who } cannot preside here: by the rules another of those present does.
meeting-presides-other = { $who } cannot preside here. By the rules it is: { $instead }.
meeting-cannot-keep-minutes = { $who } cannot keep the minutes. It takes somebody present who holds an office in the body and does not preside.
meeting-already-recused = { $who } is left out of this item already.
meeting-no-vote = { $who } has a consultative voice and does not vote.
meeting-recused = { $who } is left out of this item because of a conflict of interest, and the vote does not count.
meeting-wrong-motion = This item is voted on otherwise. Choose one of the resolutions offered.
meeting-motion-failed = This resolution was voted on and not adopted. Offer another.
meeting-wrong-choice = { $who }: this vote does not answer the question. Correct it.
meeting-no-ballots = Enter who voted how.
meeting-no-quorum = There is no quorum for this item: { $present } of { $base } are present, { $needed } are needed. Wait for others, or put the item off.
meeting-nothing-to-annul = There is no vote on this item to annul.
meeting-items-open = { $n ->
    [one] { $n } item is not dealt with. Vote on it, or put it off.
   *[other] { $n } items are not dealt with. Vote on them, or put them off.
}
meeting-minutes-unwritten = The minutes are not written. Save their text first.
meeting-version-moved = Somebody changed the minutes meanwhile; now it is version { $now }. Read it and try again.
meeting-not-the-signer = This signature is not yours: { $signer } of this meeting is { $who }.
meeting-no-such-signature = Minutes of this body carry no such signature: { $signer }.
meeting-already-signed = This signature is there already: { $signer }.
meeting-wrong-number = The number of the minutes is { $expected }: numbers run through the year without gaps.
meeting-not-dated-by-day = Minutes bear the day of the meeting: { $day }.
meeting-not-dated-by-session = Minutes bear a day of the meeting: { $from } to { $to }.
meeting-dated-otherwise = The first signature is there, and the date of the minutes is { $dated }.

## Refusals: orders
order-no-items = The order has no items. Add at least one.
order-bad-numbering = Items are numbered in order: in place of { $found } there can be { $expected } at most.
order-twice = One application stands in the order twice. Remove one of the lines.
order-basis-not-in-force = The minutes on which the order rests are not signed yet. Wait for the signatures.
order-no-number = Give the number of the order.
order-number-too-long = The number is too long: { $chars } characters of { $limit }.
order-number-taken = Another order of this year has the number { $number }. Check it.
order-dated-ahead = The order is dated { $dated }, and today is { $today }. Give a day that has come.
order-dated-before-minutes = The order is dated { $dated }, and the minutes { $minutes }. An order cannot precede its minutes.
order-not-a-draft = The order is a draft no more: it is in force, returned or refused.

## Letters of review and decisions
letter-ground = The ground: { $ground }
letter-term = By { $until }.
letter-ended = Application { $code }: { $end }
letter-ended-body =
    Hello,

    Application { $code } takes part in “{ $call }” no more: { $end }.

    The application and its files stay with you: { $link }
letter-more-time = { $what }: more time, until { $until }
letter-more-time-body =
    Hello,

    At “{ $stage }” ({ $call }, { $what }) you have time until { $until }.

    Go on: { $link }
letter-invited = Work { $alias } to review
letter-invited-body =
    Hello,

    Work { $alias } has been assigned to you in “{ $call }”. Open it, confirm that you are not connected with its authors, and mark it:

    { $link }

    If you recognise the authors or lack the time, decline at once and we shall find someone else.
letter-sheet-again = Work { $alias }: your sheet is needed again
letter-sheet-returned-body = The methodist has sent back your sheet of work { $alias } in “{ $call }”. Your marks and comments are kept, and you can change them.
letter-sheet-voided-body = Your sheet of work { $alias } in “{ $call }” was set aside before witnesses. A new one is needed.
letter-sheet-again-body =
    Hello,

    { $said }

    The reason: { $ground }

    Open: { $link }
letter-work-gone = Work { $alias }: no marks needed
letter-work-gone-body =
    Hello,

    Work { $alias } in “{ $call }” was taken off and need not be marked. Thank you for taking it on.
letter-work-reassigned-body =
    Hello,

    Work { $alias } in “{ $call }” will be marked by another expert; nothing is needed from you. Thank you.
letter-reminder = Work { $alias } waits for your marks
letter-reminder-body =
    Hello,

    Work { $alias } in “{ $call }” still waits for your sheet. Mark it or, if you lack the time, decline and we shall find someone else:

    { $link }
letter-list-adopted = List adopted: { $call }
letter-list-adopted-body =
    Hello,

    List { $list } of “{ $stage }” ({ $call }) is adopted by minutes.
letter-list-returned = List returned: { $call }
letter-list-returned-body =
    Hello,

    List { $list } of “{ $stage }” ({ $call }) was not adopted. Read the minutes and draw the list anew.
