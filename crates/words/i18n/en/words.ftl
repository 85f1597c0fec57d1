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
