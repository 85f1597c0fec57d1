## Frame of a page

app-name = Smotr
frame-skip = Skip to content
frame-low-vision = Low-vision version
frame-other-language = Русский
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-sections = Sections
frame-about = Smotr runs a district’s contests of innovation in education
frame-help = Help
frame-accessibility = Accessibility
frame-privacy = Personal data
frame-error-title = Error: { $title }

menu-today = Today
menu-apps = Our applications
menu-review = Review
menu-meetings = Meetings
menu-calls = Calls
menu-plan = Plan
menu-orgs = Organisations
menu-people = People
menu-accounts = Accounts
menu-health = Health
menu-rights = Rights

demo-label = Demonstration
demo-strip = Demonstration.
demo-fictional = People, schools and works are made up.
demo-roles = Change role
demo-letters = Letters
demo-clock = Clock:
demo-move = move

## Something is wrong

error-missing = There is no such page
error-missing-text = The link may be out of date, or the address mistyped.
error-signed-out = You need to sign in again
error-signed-out-text = Your session is over, so what you sent was not taken. Sign in in a new tab, come back here and send it again: your text is still in the browser.
error-refused = This cannot be done
error-conflict = Somebody was first
error-conflict-text = Things changed here while you were looking. Go back and reload the page: your text is still in the browser.
error-unreadable = The request cannot be read
error-unreadable-text = It would come so only from a foreign or outdated page. Open the page you need anew.
error-kind = This cannot be taken here
error-kind-text = Send the ordinary form of this page.
error-large = Too much at once
error-large-text = Shorten the text or take a smaller file. The limit stands by the field.
error-method = Such a request cannot be sent here
error-method-text = Open the page you need by a link, not by a bookmark of a sent form.
error-foreign = Not sent from this site
error-foreign-text = Nothing was done. Open the page you need here and send the form from it.
error-many = Too many attempts
error-many-text = Wait a few minutes and try again.
error-busy = The server is busy or being updated
error-busy-text = Try again in 20 seconds. What was saved is in place.
error-fault = It did not work
error-fault-text = Everything saved before is in place. Try again; if it still fails, tell the organisers the code.
error-incident = Code for support:
error-way-home = To the start page
error-way-today = To what waits today
error-way-sign-in = Sign in

notice-saved = Saved.
notice-signed-out = You have signed out.
notice-password-set = The password is set. All earlier sessions are over.
notice-letter-queued = The letter is in the queue.
notice-seat-ended = The seat is ended.
notice-seat-given = The seat is given.
notice-imported = { $rows ->
    [0] Nothing changed: everything was so already.
    [one] { $rows } row was entered.
   *[other] { $rows } rows were entered.
}
notice-clock-moved = The clock was moved.


## Forms

form-errors = { $n ->
    [one] { $n } field needs mending
   *[other] { $n } fields need mending
}
form-error-prefix = Error:

## Applications: list

apps-title = Applications
apps-lead = A draft stays on the server for as long as you need. Only the button “Submit the application” submits it.
apps-none-title = No applications yet.
apps-none-text = Choose a contest, answer a few questions, and a draft will appear here.
apps-open-calls = Open for applications now
apps-no-open-calls = No contest takes applications at the moment. The page “Today” will tell you of a new one.
apps-start = Start an application
apps-untitled = Untitled
apps-gaps = { $n ->
    [one] { $n } thing left
   *[other] { $n } things left
}
apps-ready = complete, ready to submit
standing-draft = Draft
standing-filed = Submitted
standing-changed = Submitted, changes not submitted
standing-withdrawn = Withdrawn
standing-late = Not submitted in time
apps-until = Open until { $at }
apps-closed = Closed on { $at }

## Applications: eligibility

app-new-title = Does this contest suit you
app-new-lead = { $n ->
    [one] One question before you begin; it saves evenings.
   *[other] { $n } questions before you begin; they save evenings.
}
app-new-organisation = Which institution applies
app-new-answer = Answer the question
app-new-stop = With this answer you cannot take part
app-new-go = Start the application
app-new-not-yet = Applications are not open yet: they open on { $at }.
app-new-over = Applications closed on { $at }.
app-new-no-seat = Applications are started by the institution’s coordinator. You are signed in in another role.
yes = Yes
no = No

## Application: what to fill in

app-back = Back to the application
app-over = Application { $code }
app-not-filed = Not submitted yet.
app-not-filed-until = Open until { $at }.
app-not-filed-over = Applications closed on { $at }. The draft is kept but was not submitted.
app-filed-line = Submitted on { $at }.
app-changed-line = Submitted on { $at }. You have changed it since: the changes are not submitted yet.
app-withdrawn-line = The application is withdrawn. The draft is kept; you can submit it again until { $at }.
app-withdrawn-over = The application is withdrawn. Applications closed on { $at }.
app-check-link = Check and submit
app-replace-link = Check and submit again
app-receipt-link = Receipt
app-part-work = About the work
app-part-papers = Papers and authors
app-part-submit = Submitting
app-progress = { $done } of { $all } filled in
task-done = Filled in
task-open = Not filled in
task-begun = Begun
task-optional = Optional
task-fix = Needs fixing
task-ready = Ready to submit
task-later = Fill in the rest first
app-papers = Papers
app-authors = Authors and consents
app-submit-task = Check and submit
app-files-count = { $n ->
    [0] no files
    [one] { $n } file
   *[other] { $n } files
}
app-authors-count = { $n ->
    [0] nobody named
    [one] { $n } author
   *[other] { $n } authors
}
app-next = Next: { $section }
app-history = History of the application
app-withdraw-link = Withdraw the application
app-call-link = Conditions of the contest

## Application: section

section-over = Section { $n } of { $all }
section-save-back = Save and return to the application
section-save-next = Save and go on
section-words-max = { $n ->
    [one] up to { $n } word
   *[other] up to { $n } words
}
section-chars-max = { $n ->
    [one] up to { $n } character
   *[other] up to { $n } characters
}
section-words-left = words left: {"{n}"}
section-words-over = words over: {"{n}"}
section-choices-max = Choose up to { $n }
section-example = Example
section-optional = optional
section-number-range = A whole number from { $min } to { $max }
save-saving = Saving…
save-saved = Saved on the server at {"{time}"}
save-offline = No connection. The text is kept on this computer and will be sent by itself
save-conflict = Changed in another window.
save-conflict-link = See both versions
save-restored = Text that had not been saved is back
save-manual = Saved by the button. With scripts on, the page saves by itself.
save-last = Last saved: { $at }
save-last-by = Last saved: { $at }, { $who }
sees-applicant = Seen by your institution only.
sees-staff = Seen by your institution and the methodists. Experts do not see it.
sees-council = Seen by your institution, the methodists and the council. Experts do not see it.
sees-experts = Seen by the methodists, the council and the experts, without the institution’s name.
sees-public = Seen by everyone if the work is among those named; by experts without the institution’s name.
both-title = This answer was changed in another window
both-title-who = { $who } changed this answer
both-lead = Nothing is lost. Choose one text, or join both in the field, and save.
both-mine = Your text
both-theirs = On the server
both-take-mine = Take mine
both-keep-theirs = Keep the server’s
session-title = You are signed out, and your text is safe
session-text = Your session has ended. All you wrote is kept on this computer. Sign in in a new window and come back here.
session-sign-in = Sign in in a new window
session-continue = Back to the text

## Application: papers

files-title = Papers
files-lead = A file can be replaced before you submit and after it, as long as applications are open.
files-types = { $types }, up to { $mb } MB
files-count-one = one file
files-count-some = { $min ->
    [0] up to { $max } files
   *[other] from { $min } to { $max } files
}
files-choose = Choose a file
files-drop-hint = or drop it here
files-drop = Drop the file
files-upload = Upload
files-progress = Uploading: {"{n}"} %
files-failed = The upload failed. Check the connection and choose the file again.
files-remove = Remove
files-full = The slot is full. To replace the file, remove the old one first.
files-signed = Sign the printed application and scan it.
files-print = Print the application for signing
files-none = No file yet
files-error-none = Choose a file, then press “Upload”.
files-error-type = The file “{ $name }” does not fit here. Save it as { $types } and upload it again.
files-error-content = The file “{ $name }” is not what its name promises. Open it and save it anew as { $types }.
files-error-big = The file is larger than { $mb } MB. Make its pictures smaller or split it.
files-error-empty = The file “{ $name }” is empty. Check it and upload it again.
files-error-macro = The file “{ $name }” has macros; such files are not taken. Save it as an ordinary { $types }.
files-error-locked = The file “{ $name }” is locked by a password. Remove the password and upload it again.
files-error-full = There are as many files here as allowed. Remove one and upload again.
files-size-b = { $n } B
files-size-kb = { $n } KB
files-size-mb = { $n } MB

## Application: authors

authors-title = Authors and consents
authors-range = From { $min } to { $max } authors.
authors-none = No authors yet.
authors-add = Add an author
authors-name = Full name
authors-post = Post
authors-email = E-mail
authors-email-hint = A letter with a link to the consents goes there. Leave it empty if the consents are signed on paper.
authors-add-button = Add
authors-remove = Remove from the authors
authors-given = Given
authors-owed = Needed
authors-may = Optional
authors-ask = Send the letter with the consents
authors-paper = The consents are signed on paper
authors-paper-hint = The institution keeps the paper. Mark what is signed and when.
authors-paper-date = Date on the paper
authors-paper-button = Mark
authors-error-name = Enter the author’s full name
authors-error-post = Enter the author’s post
authors-error-email = Check the e-mail address: it needs an @ and a dot after it
authors-error-date = Enter the date that stands on the paper
authors-error-choose = Mark which consents are signed
authors-error-early = The date on the paper has not come yet

## Consents of an author (by the link of the letter)

consent-title = Your consents
consent-lead = { $organisation } names you as an author of the work “{ $work }” for the contest “{ $call }”. Read and decide on each consent separately.
consent-lead-untitled = { $organisation } names you as an author of a work for the contest “{ $call }”. Read and decide on each consent separately.
consent-agree = I give this consent
consent-since = Given on { $at }. Clear the mark and save to withdraw it.
consent-save = Save my choice
consent-done = Your choice is recorded. You can change it by the same link.
consent-required = Without this consent the application cannot be submitted.
consent-free = You need not give it: it does not affect how the work is judged.
consent-hello = Good day, { $name }!

## Application: check and submit

check-title = Check your answers
check-lead = This is what the methodical centre will see. You can submit it { $until }, and replace it until then.
check-until = until { $at }
check-gaps = { $n ->
    [one] { $n } thing left before you can submit
   *[other] { $n } things left before you can submit
}
check-change = Change
check-empty = Not filled in
check-ready = All is filled in.
check-submit = Submit the application
check-submit-again = Submit again
check-signs = By pressing the button you submit the application on behalf of: { $organisation }.
check-near = Applications close soon: { $rest }. Submit now; you can replace the application until { $at }.
check-late = Applications closed on { $at }. The draft is kept but was not submitted. Call the methodical centre: more time can be given by a decision that states its ground.
check-for-signature = Application for signing
check-head = Head of the institution
check-sign-line = ____________________ / ____________________
check-date-line = Date ____________________

## Application: submitted, receipt

submitted-title = The application is submitted
submitted-again = The application is submitted again
submitted-number = Number of the application
submitted-at = Received
submitted-what-next = What happens next
submitted-next-1 = The receipt stays at its own address: keep the address or print the page.
submitted-next-2 = Until { $at } you can replace or withdraw the application.
submitted-next-3 = Then the methodical centre checks it and tells you the outcome by letter and on the page “Today”.
submitted-receipt = Open the receipt
receipt-title = Receipt for an application
receipt-number = Number
receipt-call = Contest
receipt-organisation = Applicant
receipt-submission = Submission
receipt-submission-n = No. { $n }
receipt-channel = Channel
receipt-online = through the site
receipt-paper = on paper
receipt-received = Received
receipt-recorded = Written to the journal
receipt-closes = Open until
receipt-superseded = A later submission replaced this one.
receipt-withdrawn = The application was withdrawn later.
receipt-latest = The latest receipt
receipt-answers = Answers
receipt-papers = Papers
receipt-authors = Authors
receipt-proofs = Hashes and salts
receipt-what = What was submitted
receipt-digest = Hash
receipt-salt = Salt
receipt-entry = Journal entry
receipt-entry-hash = Hash of the entry
receipt-entry-place = Stream and number
receipt-edition = Edition of the procedure
receipt-how = The hash of each answer is SHA-256 of a zero byte, the salt and the text. It proves what exactly was submitted, and nobody can change that unnoticed.
receipt-erased = The text has been erased
receipt-file-line = { $name }, { $size } bytes
receipt-author-n = Author { $n }

## Application: withdrawing, history

withdraw-title = Withdraw the application
withdraw-lead = The application will no longer take part in the contest. The draft is kept; until { $at } you can submit it again.
withdraw-ground = Why you withdraw it
withdraw-button = Withdraw the application
withdraw-keep = Keep it
history-title = History of the application
history-lead = Who saved, submitted and withdrew the application, and when. Attempts that failed are recorded too.
history-saved = Answers saved
history-filed = Submitted, submission No. { $n }
history-filed-paper = Entered from paper, submission No. { $n }
history-withdrawn = Withdrawn
history-refused = Submitting failed: { $why }
history-refused-incomplete = the application was not complete
history-refused-too-late = applications were closed
history-refused-too-early = applications were not open yet
history-refused-limit = another application of the institution was submitted already
history-refused-other = the application could not be submitted
history-someone = system
history-none = Nothing has happened yet.
notice-withdrawn = The application is withdrawn.
notice-date-moved = The date is moved; letters are in the queue.
notice-announced = The contest is announced: everyone sees it.

## The methodist’s desk

menu-desk = Desk
desk-title = Desk
desk-lead = Contests of the district: dates, applications, drafts.
desk-none = No contests yet.
desk-new = New contest
desk-hidden = Not announced
desk-open = Open
desk-before = Not open yet
desk-over = Closed
desk-counts = { $filed ->
    [one] { $filed } application submitted
   *[other] { $filed } applications submitted
} · { $drafts ->
    [one] { $drafts } draft
   *[other] { $drafts } drafts
}
register-title = Applications
register-lead = Drafts are counted but not shown: only the institution itself reads them.
register-work = Work
register-organisation = Institution
register-division = Nomination
register-filed = Submitted
register-state = State
register-standing = Submitted
register-withdrawn = Withdrawn
register-paper = on paper
register-again = submission No. { $n }
register-none = No applications yet. They will appear here as soon as schools submit them.
register-next = Next
register-total-filed = Submitted
register-total-drafts = Drafts
register-total-withdrawn = Withdrawn
register-dates = Extend or move dates
register-enter-paper = Enter a paper application
register-announce = Announce the contest
register-announce-lead = Once announced, everyone sees the contest and its dates can only move later.
register-public = Page of the contest
register-changes = Changes of dates
register-change-all = { $date }: from { $from } to { $to }
register-change-one = { $organisation }: more time, until { $to }
register-ground = Ground: { $ground }
dates-title = Dates
dates-lead = An announced date can only move later. Letters to the coordinators go out by themselves.
dates-all = Move for everyone
dates-one = Give one institution more time
dates-which = Which date
dates-who = To whom
dates-day = New date
dates-time = Time
dates-ground = Ground
dates-ground-hint = Why you move it: number of a letter, an order, a reason. Those concerned will read it.
dates-move = Move
dates-extend = Give more time
dates-now = now { $at }
dates-error-when = Enter the date and the time
dates-error-ground = Enter the ground
dates-error-who = Choose the institution
paper-title = A paper application
paper-lead = The moment on the incoming stamp counts. The signature and the authors’ consents stay on paper.
paper-organisation = Institution
paper-stamp = Incoming number
paper-stamp-hint = As on the stamp: number and date.
paper-day = Day of receipt
paper-time = Time of receipt
paper-scan = Scan: { $paper }
paper-enter = Enter the application
paper-error-organisation = Choose the institution
paper-error-when = Enter the date and the time from the stamp
paper-error-stamp = Enter the incoming number
call-new-title = New contest
call-new-lead = A contest runs one edition of its procedure. Until it is announced only methodists see it.
call-new-edition = Procedure
call-new-slug = Address of the page
call-new-slug-hint = Lower-case Latin letters, digits and hyphens: products-2026
call-new-year = School year
call-new-day = { $date }: date
call-new-time = { $date }: time
call-new-save = Create
call-new-error-slug = Address: lower-case Latin letters, digits and hyphens, 3 to 60 characters
call-new-error-taken = Another contest has this address
call-new-error-year = Write the school year like this: 2026-2027
call-new-error-date = Enter the date and the time
call-new-error-edition = Choose the procedure

form-none = not chosen

## Lists

list-search = Search
list-find = Find
list-none = Nothing was found
list-all = Show all
list-pages = Pages
list-next = Next

## Districts and calls

home-title = Districts
home-lead = Contests of innovative products and statuses of sites, by district.
home-empty = There are no districts yet
home-empty-next = The administrator enters the first one on the command line.
home-plan = The year’s plan

territory-open = { $n ->
    [one] { $n } call is open now.
   *[other] { $n } calls are open now.
}
territory-none-open = No calls are open now.
territory-now = Taking applications
territory-ahead = Coming
territory-past = Closed
territory-plan-title = Plan of work
territory-plan = Plan for { $year }
territory-all-calls = All calls
territory-contact = Whom to ask

calls-title = Calls
calls-empty = There are no calls yet
calls-empty-next = Announced calls will stand here. The plan says when to expect them.

plan-title = Plan of work
plan-whole-year = Whole year
plan-months = Months
plan-empty-month = Nothing is planned for this month
plan-caption = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
plan-number = No.
plan-what = Item
plan-when = When
plan-whom = For whom
plan-expected = Expected result
plan-executors = Carried out by
plan-accountable = Answered for by
plan-source = Taken from:
plan-none = The plan is not published yet
plan-none-next = The district’s methodists publish it before the school year begins.

call-year = School year { $year }
call-draft = Not announced
call-open = Open
call-draft-text = This call is not announced yet. Only those who run it see this page.
call-opens = Opens
call-until = Open until
call-closed = Closed
call-own-term = Your organisation was given more time.
call-apply = Apply
call-desk = Applications of this call
call-who = Who may take part
call-who-lead = The application asks these questions first.
call-must-yes = The answer must be yes.
call-must-no = The answer must be no.
call-otherwise = And if not?
call-one = An organisation files one application.
call-one-per = An organisation files one application for each choice of “{ $division }”.
call-criteria = What is judged
call-criteria-caption = { $n ->
    [one] { $n } criterion
   *[other] { $n } criteria
}
call-criterion = Criterion
call-most = Points
call-scale = What the points mean
call-papers = Which files you will need
call-paper-takes = { $most ->
    [one] { $types }, up to { $size } MB.
   *[other] { $types }, up to { $size } MB, at most { $most } files.
}
call-optional = May be left out.
call-form = What we ask
call-form-lead = You can fill it in bit by bit and together: everything is saved.
call-words-max = { $n ->
    [one] up to { $n } word
   *[other] up to { $n } words
}
call-chars-max = { $n ->
    [one] up to { $n } character
   *[other] up to { $n } characters
}
call-stages = How it is decided
call-stages-words = The same in words
call-step-by = By: { $by }
call-step-term = Term: { $term }
call-step-leads = Then:
call-diagram = Diagram of stages
call-diagram-title = Stages of the call from top to bottom, with the ways out to the right
call-diagram-caption = A broken line leads back, to a stage that may be repeated.
call-dates = Dates
call-moved = { $done }: the date “{ $date }” was moved to { $to }.
call-moved-one = { $done }: one organisation was given time until { $to }.
call-edition = Edition of the procedure
call-edition-text = The call keeps this edition to its end. The digest of its text:

## Signing in

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-button = Sign in
sign-in-forgot = Forgot your password?
sign-in-how = The district’s methodist gives access by sending an invitation to your e-mail.
sign-in-by-password = Sign in with a password
sign-in-demo-lead = Choose whose eyes to look through. No password is needed.
sign-in-wrong = The e-mail or the password does not fit. Check the keyboard layout and Caps Lock
sign-in-too-many = Too many attempts. Wait 15 minutes or set a new password

reset-title = A new password
reset-lead = Give the e-mail to which your invitation came. We will send a link.
reset-button = Send a link
reset-bad-email = Check the address: it needs an @ and a dot after it
reset-asked-title = Check your e-mail
reset-asked-lead = If we know this address, a letter with a link is on its way.
reset-asked-text = No letter after a quarter of an hour? Look in the spam folder or ask the district’s methodist for a link.

password-title = Set a password
password-gone = The link does not work any more
password-gone-text = It works once and for a limited time. Ask for a new one.
password-again = Get a new link
password-for = For
password-role = Role
password-new = New password
password-hint = At least { $min } characters. Three or four words with spaces will do.
password-button = Save the password and sign in
password-short = Make the password longer: at least { $min } characters
password-long = Make the password shorter: at most { $max } characters
password-common = This password is tried first. Take several words that have nothing to do with each other
password-personal = Take the name in your address out of the password

## How pages look

view-title = How to show pages
view-lead = Your choice is remembered on this computer. Pages and addresses stay the same.
view-zoom = Size of text
view-scheme = Colours
view-theme = Light or dark
view-spacing = Space between letters
view-font = Typeface
view-images = Pictures
view-shared = Shared computer
view-usual = Usual
view-scheme-bw = Black on white
view-scheme-wb = White on black
view-scheme-blue = Blue on light blue
view-scheme-beige = Brown on beige
view-scheme-brown = Green on brown
view-theme-system = As the system has it
view-theme-light = Light
view-theme-dark = Dark
view-spacing-1 = More
view-spacing-2 = Still more
view-font-sans = Sans serif
view-font-serif = Serif
view-images-on = Show
view-images-off = Words in their place
view-shared-no = No, it is mine
view-shared-yes = Yes: keep no drafts and sign out with the browser
view-save = Show pages so
view-usual-again = Back to the usual look

## Demonstration

mail-title = Letters of the demonstration
mail-lead = So the letters would go out. Here they go nowhere.
mail-empty = There are no letters yet
mail-empty-next = Invite somebody or file an application, and a letter will stand here.
mail-to = To: { $to }
clock-title = Clock of the demonstration
clock-lead = It is now { $now }.
clock-forward = Move forward
clock-hour = By an hour
clock-day = By a day
clock-week = By a week
clock-month = By 30 days
clock-before = 10 minutes before the intake closes
clock-after = A minute after that
clock-note = The clock does not go back: entries of the journal stand in order. Start anew with the option --fresh.

## People and organisations

people-title = People
people-add = Add a person
people-import = Load from a file
people-name = Name
people-seats = Roles
people-account = Account
people-no-password = no password yet
people-has-password = password set
people-closed = closed
people-invite = Invite
people-reset = New password
people-end = End this role
people-end-text = { $name } will no longer act in this role. What was done before stays.
people-end-button = End it
people-back = To the list of people
people-link-title = A link to a new password
people-link-text = Hand it over in person. We show the link once, and it works once.

person-new-title = Add a person
person-name = Full name
person-name-hint = Surname first, for example: Ivanova Maria Petrovna.
person-email = E-mail
person-post = Post
person-role = Role
person-organisation = Organisation
person-organisation-hint = Needed for a coordinator. For others, the place of work.
person-body = Council
person-body-hint = Needed for the chair, deputy, secretary and members.
person-areas = Areas of an expert
person-areas-hint = Divided by commas. Others need none.
person-choose-role = Choose a role
person-save = Add

orgs-title = Organisations
orgs-name = Name
orgs-kind = Kind
orgs-address = Address
orgs-contacts = E-mail and telephone

import-title = Load from a file
import-lead = First we show what would change. Nothing is written before you confirm.
import-what = What the file holds
import-orgs = Organisations
import-people = People and roles
import-file = File
import-file-hint = CSV or XLSX, up to 4 MB. The first row names the columns.
import-look = See what would change
import-templates = Empty tables
import-rules = We know an organisation by its code and a person by the e-mail. Loading the same file again changes nothing. Whoever is not in the file stays as they are.
import-ready = The file is read
import-wrong = The file has mistakes
import-wrong-text = Nothing was written. Mend these rows in your file and load it again.
import-wrong-caption = { $n ->
    [one] { $n } mistake
   *[other] { $n } mistakes
}
import-counts = New: { $new }, to be changed: { $changed }, unchanged: { $same }.
import-line = Row
import-problem = What is wrong
import-row = Record
import-becomes = What will be
import-new = new
import-changed = to be changed
import-same = unchanged
import-rows = { $n ->
    [one] { $n } record
   *[other] { $n } records
}
import-confirm = Write it
import-other-file = Another file
import-lacking = The file lacks columns: { $columns }. Compare it with the empty table
import-bad-kind = The kind “{ $typed }” is unknown: write school, preschool, extra or other
import-bad-role = The role “{ $typed }” is unknown: write coordinator, expert, member, secretary, deputy, chair, officer or methodist

row-no-name = No name
row-bad-slug = The code “{ $typed }” will not do: small Latin letters, digits and hyphens
row-bad-email = Check the address “{ $typed }”
row-twice = Repeats row { $line }
row-other-name = The same e-mail under another name in row { $line }
row-no-organisation = Name the organisation: the role needs one
row-unknown-organisation = The district has no organisation with the code “{ $typed }”
row-no-body = Name the council: the role needs one
row-unknown-body = The district has no council with the code “{ $typed }”
row-not-here = The role “{ $role }” is not given in a district

table-empty = The file is empty. Choose a file with a table
table-big = The file is too large. Divide the table
table-rows = The table has more than { $n } rows. Divide it
table-columns = The table has more than { $n } columns. Remove some
table-encrypted = The file is protected by a password. Remove it and load again
table-macros = The workbook holds macros. Save it as XLSX without them
table-kind = This is neither CSV nor XLSX. Save the table as one of these
table-quote = The quote opened in row { $line } is never closed
table-damaged = The file cannot be read. Open it in a spreadsheet and save it anew

## Administrator

accounts-title = Accounts
accounts-close = Close the account
accounts-close-text = { $name } will not be able to sign in, and open sessions end. What was done before stays.
accounts-close-button = Close it
accounts-open = Open the account again

health-well = Everything works
health-letters = Some letters did not go out
health-late = Letters are late
health-late-text = The first of them has waited for more than an hour. Check the mail server in the settings.
health-letters-text = Some letters could not be sent. Check the mail server in the settings.
health-version = Version
health-database = Database
health-entries = Entries in the journal
health-streams = Streams in the journal
health-waiting = Letters waiting
health-waiting-since = { $n }, the first since { $since }
health-failed = Letters that failed
health-files = Files
health-clock = Clock of the data
health-ahead = { $n ->
    [0] goes by real time
   *[other] { $n } h ahead of real time
}

rights-title = Rights
rights-lead = This table is made of the very rules by which the program decides. It shows how far a right reaches: “own” means one’s own organisation, “district” the whole of one’s district, “everywhere” all districts.
rights-may = Who does what
rights-sees = Who sees what
rights-what = Right
rights-visitor = visitor
rights-own = own
rights-territory = district
rights-everywhere = everywhere
rights-no = no

## Today

today-drafts = { $n ->
    [one] { $n } application is not filed yet
   *[other] { $n } applications are not filed yet
}
today-filed = { $n ->
    [one] Your application is filed
   *[other] All your applications are filed
}
today-open-calls = { $n ->
    [one] { $n } call is open
   *[other] { $n } calls are open
}
today-nothing = Nothing waits today
today-until = The next deadline is { $until }, { $rest }.
today-applicant-lead = Everything that waits for your organisation will stand here.
today-desk-open = { $n ->
    [one] { $n } call is open, drafts not filed: { $drafts }
   *[other] { $n } calls are open, drafts not filed: { $drafts }
}
today-desk-quiet = No call is open now
today-desk-lead = Texts of drafts are seen by their own organisations alone.
today-next-intake = Applications for “{ $call }” are taken until { $until }. Works will stand here after that.
today-next-none = When your work begins, this page will say what and by when.
today-admin-lead = The state of the system, accounts and rights are in the menu above.
today-tasks = In order
today-calls = Open calls
today-links = At hand
today-plan = Plan of work
today-empty = Nothing yet
today-empty-next = When something is needed from you, it will stand here, and a letter will come.
today-counts = { $filed } filed, { $drafts } drafts
today-untitled = Untitled
today-state-gaps = { $n ->
    [one] { $n } thing to mend
   *[other] { $n } things to mend
}
today-state-ready = ready, not filed
today-state-late = not filed in time
today-state-filed = filed { $at }
today-state-changed = has changes not filed
today-state-withdrawn = withdrawn

## Help and information

help-title = Help
help-lead = Short answers to what is asked most.
help-apply = How to apply
help-apply-text =
    Open the call and press “Apply”. First come a few questions about whether it suits you, then sections of the form, files and authors.

    When all is filled in, open “Check and file”. After filing you get a receipt with a number that you can print and show.
help-saved = Saved and filed: the difference
help-saved-text =
    What you write is saved while you write. But a saved application is not filed: the organisers see it only after you press “File the application”.

    Until the intake closes you can replace or withdraw what is filed.
help-deadline = What happens after the deadline
help-deadline-text =
    What counts is the minute in which the request reached the server. Later nothing can be filed; your draft stays with you.

    If you were late for a good reason, call the organisers: they can give you time, and it is recorded with its ground.
help-password = I cannot sign in
help-password-text =
    Press “Forgot your password?” on the sign-in page. If no letter comes, the district’s methodist can give you a link.
help-who = Whom to talk to
help-who-text =
    The organisers’ telephone stands on the page of the district and of each call.
access-title = Accessibility
access-lead = The site can be used without a mouse, without scripts, enlarged, and with a screen reader.
access-can = What works
access-can-text =
    Everything can be done by keyboard, without JavaScript and at up to 400 % zoom. The place where you are is framed.

    Size, colours, typeface and spacing are chosen by the link “Low-vision version” at the top of each page. Colour never stands in for words.
access-cannot = What is missing
access-cannot-text =
    We do not check the accessibility of files that entrants attach. The diagram of stages is hard to follow by ear, so the same is given in words beside it.
access-tell = If something is in your way
access-tell-text =
    Call the district’s organisers; the telephone is on its page. An application may also be brought on paper: a methodist enters it.
privacy-title = Personal data
privacy-lead = What is kept, who sees it, and for how long.
privacy-kept = What is kept
privacy-kept-text =
    Name, e-mail, post and roles of those who were given access. Names and posts of authors with their consents. Texts and files of applications.

    A password is kept in such a way that it cannot be read.
privacy-sees = Who sees what
privacy-sees-text =
    A draft is seen by your organisation alone. A filed application is also seen by the organisers. Experts see neither school nor authors until the works are marked. The system’s administrator reads no applications.
privacy-journal = The journal
privacy-journal-text =
    Each act is recorded in a journal that cannot be rewritten afterwards. Texts and names lie apart from it: when they are erased, the proofs stay and the data are gone.
privacy-cookies = Cookies
privacy-cookies-text =
    Only our own: session, language, look of pages. There are no counters and no foreign servers here.

# ——— Formal check
adm-nav-label = Work with the contest
adm-nav-register = Applications
adm-nav-admission = Check of papers
adm-nav-assign = Assigning experts
adm-nav-progress = Progress of review
adm-nav-ranking = List
adm-nav-publish = Results
adm-title = Check of papers
adm-lead = Those that wait longest come first. The term binds the organiser: when it has passed, the application stays here.
adm-groups = Groups of applications
adm-queue = Queue
adm-group-waiting = To be checked
adm-group-cure = Being mended
adm-group-admitted = Admitted
adm-group-remarks = Admitted with remarks
adm-group-refused = Not admitted
adm-due-check = Check by
adm-due-cure = Mend by
adm-overdue = overdue
adm-term-over = term passed
adm-none-waiting = All applications have been checked.
adm-none-cure = No application is being mended.
adm-none-group = There is nobody in this group yet.
adm-code = Code
adm-publication = Publication
adm-not-published = The results of the check have not been published yet.
adm-published = Publication no. { $n }, { $at }.
adm-public-link = See what everybody sees
adm-publish = Publish the results of the check
adm-publish-title = What everybody will see
adm-publish-lead = This will be publication no. { $n }. Look through the list, then publish.
adm-publish-what = The code, title and institution of each application are shown. Remarks and grounds of refusal are not published: only the institution itself knows them.
adm-publish-not = Do not publish
adm-waiting-count = { $n ->
    [0] All applications have been checked.
    [one] { $n } application is still being checked.
   *[other] { $n } applications are still being checked.
}
adm-public-title = Results of the check of papers
adm-mend-until = mend by { $at }
adm-state-due = Check by { $at }
adm-state-late = Was to be checked by { $at }
adm-state-mend = Being mended until { $at }
adm-state-now = Now: { $place }
adm-to-check = To the decision
adm-history = What happened before
adm-check = Decision
adm-list = What is not met
adm-list-hint = Mark only what is missing.
adm-digits = Digits 1–9 set and clear the marks.
adm-gravity-remark = A remark only, does not stand in the way.
adm-gravity-cure = May be returned for mending.
adm-gravity-refusal = May be refused.
adm-outcome = What is decided
adm-do-admit = Admit
adm-do-admit-hint = All is well; the work goes to the experts.
adm-do-remarks = Admit with remarks
adm-do-remarks-hint = The work goes to the experts; nothing has to be mended now.
adm-do-cure = Return for mending
adm-do-cure-hint = The school mends it and submits again by the hour that you name.
adm-do-refuse = Do not admit
adm-do-refuse-hint = The application leaves the contest.
adm-remarks = What to write to the school
adm-remarks-hint = The school will read this word for word. Not needed when admitting without remarks.
adm-term = Mend by
adm-bounds = Not before { $least } and not after { $most }. Needed only when returning.
adm-save-next = Save and go to the next
adm-save-list = Save
adm-error-outcome = Choose what is decided
adm-error-remarks = Write to the school what is wrong and what to do
adm-replaced = While you were checking, the school replaced the application: this is filing no. { $n } now. Your marks are kept; compare them with the new papers and save again.
adm-mended = Changed: { $what }
adm-failed = Not met:
adm-said-admitted = Admitted
adm-said-remarks = Admitted with remarks
adm-said-cure = Returned for mending by { $until }
adm-said-cure-open = Returned for mending
adm-said-refused = Not admitted
adm-said-more-time = More time for mending, until { $until }
adm-said-not-mended = The term for mending passed, nothing was submitted
adm-said-disqualified = Taken off the contest
adm-said-published = Results published
adm-more = More time for mending
adm-more-lead = The term is { $at } now. It can only be moved later.
adm-more-button = Give more time
adm-off-link = Take off the contest
adm-off-title = Take application { $code } off the contest
adm-off-lead = The application leaves the contest at the stage where it is now. It cannot be brought back. The institution will read the ground.
adm-off-ground = Ground
adm-off-ground-hint = The point of the regulations and what happened.
adm-off-error-ground = Write the ground
adm-off-button = Take off the contest
adm-off-keep = Keep it
adm-notice-checked = The decision is saved.
adm-notice-published = The results of the check are published.
adm-notice-off = The application is off the contest.
adm-notice-mended = What you mended is submitted. The papers will be checked again.
adm-history-desk = organiser
adm-app-checking = Papers are being checked
adm-app-checking-rest = Papers are being checked.
adm-app-mend = Mend by { $at }
adm-app-mend-over = The term for mending has passed
adm-app-submit-mended = Submit what is mended
adm-app-admitted = Admitted, in review.
adm-app-in-review = In review
adm-app-deciding = Results are being decided
adm-app-deciding-rest = You will be told when they are published.
adm-app-published = Results published { $at }
adm-app-refused = Not admitted
adm-app-off = Taken off the contest
adm-app-gone-on = The application has gone on in the contest, so this cannot be done any more. Reload its page to see where it is now.
adm-app-closed = Applications closed { $at }. Yours is filed and can no longer be replaced.
adm-app-mend-lead = This is how the centre will see the mended application. It can be submitted { $until }, once.
adm-app-mend-near = For mending: { $rest }. Submit before { $at }; after that nothing can be accepted.
adm-told-mend = What to mend
adm-told-refused = Why it was not admitted
adm-told-off = Why it was taken off the contest
adm-told-remarks = Remarks
adm-withdraw-for-good = The application will no longer take part in the contest. Applications have closed, so it cannot be submitted again.

# List, order, publication, feedback
res-title-ready = A list can be drawn
res-title-early = It is too early to draw a list
res-title-drawn = List No. { $n } waits for a decision
res-title-ties = List No. { $n }: a vote decides who stands higher
res-title-stale = List No. { $n } is out of date: draw a new one
res-title-adopted = List No. { $n } is adopted
res-title-returned = List No. { $n } was returned: draw a new one
res-waiting = What is not ready yet
res-waiting-at = { $n ->
    [one] { $n } more work at “{ $stage }”
   *[other] { $n } more works at “{ $stage }”
}
res-adopts-body = The council adopts the list. It becomes a decision when the minutes are signed.
res-adopts-officer = You adopt the list; then it becomes a decision.
res-adopt-lead = Each work gets the class that stands in the list.
res-adopt = Adopt the list
res-to-council = Put it before the council
res-to-order = To the order
res-draw-heading = Drawing the list
res-draw-lead = { $n ->
    [one] { $n } work will be listed. Places and classes follow from the rules of the contest.
   *[other] { $n } works will be listed. Places and classes follow from the rules of the contest.
}
res-draw-again-lead = A new list replaces the former as long as that is not adopted. The former one stays in the history.
res-draw = Draw the list
res-draw-again = Draw it anew
res-empty-legend = What stays unfilled
res-leave-empty = { $class }: leave the places unfilled
res-list-heading = List
res-list-number = Number of the list
res-list-drawn = Drawn
res-list-state = State
res-list-base = Base
res-list-base-text = list No. { $n }, which the council saw; this one carries out what it decided about equals
res-state-drawn = proposal
res-state-adopted = adopted
res-state-returned = returned
res-state-superseded = replaced by a newer one
res-place = Place
res-code = Code
res-work-title = Work
res-organisation = Institution
res-total = Total
res-total-of = { $total }: how the total of { $code } came about
res-group = Nomination
res-class = Class
res-tied = equal
res-take-count = { $n ->
    [one] at most { $n } place
   *[other] at most { $n } places
}
res-take-percent = at most { $n } % of the works
res-take-quota = as many as the quota allows
res-at-least = from { $points } points
res-left-empty = left unfilled
res-nobody = nobody
res-parted-criterion = higher by the criterion “{ $name }”
res-parted-registered = higher: submitted earlier
res-parted-council = higher by the council's decision
res-parted-lot = higher by lot
res-tie-council = Equal, and the rules do not part them: { $works }. Between them: { $classes }. Put it before the council: a vote decides who stands higher.
res-tie-lot = Equal, and the rules do not part them: { $works }. Between them: { $classes }. A lot decides.
res-work = { $code } “{ $title }”
res-change = { $work }: { $from } → { $to }
res-changes = What has changed since the former list
res-former = Former lists
res-former-list = List No. { $n }, { $at }
res-followed-all = Everything that follows has been carried out: { $all }.
res-followed = { $done } of { $all } carried out. The rest follows by itself; reload the page.
res-followed-refused = { $n ->
    [one] One consequence was not carried out: the work had moved on or left by then.
   *[other] { $n } consequences were not carried out: those works had moved on or left by then.
}
res-publish-ready = { $n ->
    [one] { $n } result is ready to be published
   *[other] { $n } results are ready to be published
}
res-publish-more = { $n ->
    [one] { $n } more result can be published
   *[other] { $n } more results can be published
}
res-publish-done = { $n ->
    [1] The results are published
   *[other] The results are published, { $n } times
}
res-publish-early = It is too early to publish the results
res-publish-lead = { $n ->
    [one] Everybody will see the result of { $n } work; its applicant gets a letter and sees the marks. Publishing cannot be undone.
   *[other] Everybody will see the results of { $n } works; applicants get letters and see their marks. Publishing cannot be undone.
}
res-publish-lead-own = { $n ->
    [one] Only its applicant learns the result of { $n } work, by a letter, and sees the marks.
   *[other] Only the applicants learn the results of { $n } works: each gets a letter and sees the marks of its own work.
}
res-publish = Publish the results
res-published = Published
res-published-line = { $works ->
    [one] Publication No. { $n }, { $at }: { $works } work
   *[other] Publication No. { $n }, { $at }: { $works } works
}
res-will-see = What everybody will see
res-will-see-own = Results; each applicant sees its own
res-will-see-lead = Points, marks and names of experts are not among it. Within a class works stand by the names of institutions.
res-letters = Letters
res-letter-copies = { $n ->
    [one] { $n } letter goes to a coordinator.
   *[other] { $n } letters go to coordinators.
}
res-letter-sample = The first of them: { $subject }
res-promoted = Handed on to the city contest
res-promoted-into = Into
res-promoted-since = Since
res-csv = Download the table (CSV)
res-public-title = Results: { $call }
res-public-at = Published { $at }, publication No. { $n }
res-public-order = order of { $dated } No. { $number }
res-public-link = Published results
res-call-link = Results of the contest
res-to-call = About the contest
res-no-awards = Nobody was distinguished in this nomination.
res-feedback-title = “{ $work }”: { $class }
res-feedback-title-plain = “{ $work }”: marks and advice
res-feedback-lead = This is how experts marked the work. There are no names here, and the order tells nothing of them: the higher total comes first.
res-feedback-decided = Decision
res-feedback-published = Published
res-expert = Expert { $n }
res-how = How the total came about
res-criteria = Marks by criterion
res-criteria-lead = Below the marks stand the experts' comments.
res-most = up to { $most }
res-advice = Advice of the experts
res-notice-drawn = The list is drawn.
res-notice-adopted = The list is adopted.
res-notice-published = The results are published.
ord-nav = Order
ord-title-none = Nothing waits for an order now
ord-title-open = { $n ->
    [one] A draft order waits for an answer
   *[other] { $n } draft orders wait for an answer
}
ord-title-waiting = { $n ->
    [one] { $n } work waits for an order
   *[other] { $n } works wait for an order
}
ord-lead = The council's decision comes into force by an order. Draft it, print it, have it signed, then enter its number and date.
ord-point = Point
ord-decided = Decided
ord-effects = What comes into force
ord-effect-award = distinction
ord-effect-grant = status
ord-effect-extend = extension
ord-effect-suspend = suspension
ord-effect-amend = change
ord-effect-end = end of status
ord-draft = Draft the order
ord-none = Orders will stand here
ord-none-when = Works come here when the list is adopted and the minutes are signed.
ord-all = Orders
ord-number-of = Order of { $dated } No. { $number }
ord-draft-of = Draft of { $at }
ord-state-drafted = waits to be signed
ord-state-in-force = in force
ord-state-returned = returned
ord-state-refused = refused
ord-title-in-force = The order of { $dated } No. { $number } is in force
ord-title-draft = A draft order waits to be signed
ord-title-returned = The draft order was returned
ord-title-refused = The order was refused
ord-code = Code
ord-state = State
ord-drafted = Drafted
ord-number = Number
ord-dated = Date
ord-signatory = Signed by
ord-signatory-hint = Post and name as the document has them.
ord-ground = Ground
ord-list = List No.
ord-minutes = minutes of { $dated } No. { $n } ({ $body })
ord-about = On the results of “{ $call }”
ord-point-plain = Considered
ord-work = { $name } — “{ $title }” ({ $code })
ord-gone = These works have left since the order was drafted. Return the draft and make a new one:
ord-paper = Order
ord-paper-draft = Draft order
ord-paper-date = “____” ______________ 20___ No. ________
ord-paper-basis = Basis: { $basis }.
ord-paper-control = The signatory keeps control over the execution of the order.
ord-paper-post = Post
ord-paper-sign = ____________________ / ____________________
ord-print-hint = To print the draft use the browser's “Print”: everything else leaves the page.
ord-enter-heading = Enter the order
ord-enter-lead = Once the order is entered, distinctions are in force and the works go on to publication.
ord-enter = Enter the order
ord-otherwise = The draft was returned, or the order refused
ord-return = The draft was returned
ord-return-lead = The works go back to where the rules of the contest say.
ord-return-ground = Why it was returned
ord-return-button = Record the return
ord-refuse = The order was refused
ord-refuse-lead = For these works the contest ends as its rules say. This cannot be undone.
ord-refuse-ground = Why it was refused
ord-refuse-button = Record the refusal
ord-error-number = Enter the number of the order
ord-error-dated = Enter the date of the order
ord-error-signatory = Enter who signed it
ord-error-ground = Write why
ord-notice-entered = The order has been recorded.

# ——— Assigning experts
asg-title = { $n ->
    [0] Every work has its experts
    [one] { $n } work waits for experts
   *[other] { $n } works wait for experts
}
asg-lead = Until a panel is confirmed, nobody but you knows of it. Then its experts are invited.
asg-propose-title = Proposal
asg-propose = Propose experts
asg-propose-again = Propose anew
asg-load-max = How many works one expert may have
asg-load-max-hint = The cap for the whole contest. Whoever you chose yourself stays in a new proposal.
asg-areas-hint = An expert's area fits a work when all its words stand in one of the answers that the school chose in the form: topic, nomination, audience. Other words for the same thing do not match; add such pairs yourself.
asg-error-load = Give a number from 1 to { $most }
asg-works = Works without experts
asg-experts = Experts
asg-decision = Decision
asg-stage = Stage
asg-expert = Expert
asg-place = Expert { $n } for work { $code }
asg-nobody = nobody
asg-option = { $n ->
    [one] { $name } — { $n } work
   *[other] { $name } — { $n } works
}
asg-option-full = { $name } — { $n }, at the cap
asg-option-bar = { $name } — { $why }
asg-why-area = area: { $areas }
asg-why-load = { $n ->
    [0] least busy: no other works
    [one] least busy: { $n } other work
   *[other] least busy: { $n } other works
}
asg-why-only = nobody else can
asg-why-hand = chosen by you
asg-marked = { $name } — { $points }
asg-earlier = Marked before by: { $who }
asg-gap = Gap between the marks: { $points }
asg-short-tag = Too few experts
asg-short = { $n ->
    [one] { $n } more expert is needed. { $why }
   *[other] { $n } more experts are needed. { $why }
}
asg-short-own = of the same institution: { $n }
asg-short-declared = declared a conflict of interests: { $n }
asg-short-earlier = marked it before or declined: { $n }
asg-short-full = at the cap: { $n }
asg-short-free = free: { $n }, propose anew or choose yourself
asg-confirm = Confirm
asg-confirm-all = Confirm all proposals
asg-save = Save changes
asg-confirm-hint = Confirming also saves what is chosen on this page. It cannot be undone, but an expert can be replaced later.
asg-page = { $first }–{ $last }
asg-refused-title = Not everything worked
asg-refused = { $code }: { $why }
asg-settled = Experts are assigned
asg-register = Experts of the district
asg-register-none = There are no experts in the register yet. Add them under “People”.
asg-areas = Areas
asg-load-now = Works now
asg-load-after = Then
asg-notice-proposed = The proposal is made. Look it over and confirm it.
asg-notice-confirmed = Experts are assigned, invitations are in the queue of letters.

# ——— How the review goes
prog-title = { $n ->
    [one] { $n } sheet is awaited
   *[other] { $n } sheets are awaited
}
prog-title-all = All sheets are signed
prog-title-none = No works are under review now
prog-lead = Only you see the experts' names. Schools do not learn them, and experts do not see each other's marks.
prog-none = Works appear here once you have confirmed their experts.
prog-works = Works under review
prog-due = Due
prog-overdue = The term has passed
prog-invited = invited, no answer yet
prog-accepted = accepted, sheet not begun
prog-begun = sheet begun, saved { $at }
prog-signed = sheet signed
prog-signed-at = sheet signed { $at }
prog-returned = sheet sent back, a new one is awaited
prog-voided = sheet voided, a new one is awaited
prog-declined = declined
prog-declined-conflict = declined: conflict of interests
prog-replaced = the work was given to another
prog-remind = Remind
prog-remind-all = { $n ->
    [one] Remind of { $n } sheet
   *[other] Remind of { $n } sheets
}
prog-release = Release to the totals
prog-release-all = { $n ->
    [one] Release { $n } work to the totals
   *[other] Release { $n } works to the totals
}
prog-csv = All sheets as a table
prog-change = Replace an expert or give time
prog-replace-title = Replace an expert
prog-whose = Whose seat
prog-to-whom = To whom
prog-ground = Ground
prog-replace = Replace
prog-time-one = Give this work more time
prog-time-all = Give all works of the stage more time
prog-time = Extend the term
prog-work-due = Sheets are due { $at }
prog-close = Close
prog-error-expert = Choose whose seat you hand over
prog-error-by = Choose to whom
prog-error-ground = Write the ground: it stays in the journal
prog-error-when = Give a day and an hour
prog-refused = Not everything worked
prog-experts = Who has done how much
prog-done = Sheets signed
prog-done-of = { $done } of { $all }
prog-gone = Gone on
prog-gone-sheets = sheets: { $n }
prog-notice-replaced = The expert is replaced, the new one gets an invitation.
prog-notice-reminded = Reminders are in the queue of letters.
prog-notice-returned = The sheet is sent back. The earlier text is kept.
prog-notice-voided = The sheet is voided. The expert fills in a new one.
prog-notice-released = The sheets are released to the totals.
sheets-title = Experts' sheets
sheets-lead-gone = The review of this work is over; its sheets no longer change.
sheets-lead-owed = Not signed yet: { $who }.
sheets-lead-complete = All sheets are signed. Look them over and release them to the totals.
sheets-lead-none = There are too few signed sheets.
sheets-none = There are no signed sheets yet.
sheets-work = Open the application
sheets-totals = How the total came about
sheets-release-lead = Once released, a sheet can be neither sent back nor voided.
sheets-criterion = Criterion
sheets-sum = Sum
sheets-gap = Gap between the sums: { $points }.
sheets-advice = Advice to the authors
sheets-acts = Send back or void a sheet
sheets-acts-hint = The earlier text stays beside the new one; only the new one counts.
sheets-return = Send back
sheets-return-ground = What to ask for
sheets-void = Void the sheet
sheets-void-ground = Why the sheet is spoilt
sheets-witness = Witness { $n }: name and post
sheets-witnesses = Witnesses: { $names }.
sheets-undone = Earlier sheets
sheets-undone-hint = They do not count.
sheets-version = { $name }, sheet { $number } of { $at }
sheets-returned = sent back
sheets-voided = voided
sheets-left = the expert has left the panel
sheets-returned-by = Sent back by { $by }, { $at }.
sheets-voided-by = Voided by { $by }, { $at }.
sheets-text = What it said, { $points }
totals-title = How the total came about
totals-none = The total has not been reckoned yet.
totals-no-number = There is no total: too few sheets.
totals-lead = Total: { $points }.
totals-criteria = Mean by criterion
csv-code = Code
csv-title = Title
csv-stage = Stage
csv-expert = Expert
csv-alias = Alias
csv-number = Sheet
csv-total = Sum
csv-state = State
csv-signed = Signed
csv-undone = Sent back or voided

# Today: review, council, the methodist's desk
today-works = { $n ->
    [one] { $n } work waits for your marks
   *[other] { $n } works wait for your marks
}
today-expert-lead = Works that are assigned to you will appear here.
today-work-asked = say whether you take it
today-work-open = open
today-work-returned = sent back, have a look
today-agenda = { $n ->
    [one] { $n } item waits for a meeting
   *[other] { $n } items wait for a meeting
}
today-agenda-title = Convene a meeting
today-council-lead = Papers are open in the agenda of each meeting.
today-meeting = { $n ->
    [0] Meeting on { $at }
    [one] Meeting on { $at }. There is { $n } paper to read
   *[other] Meeting on { $at }. There are { $n } papers to read
}
today-meeting-of = Meeting on { $at }
today-meeting-open = The meeting is on
today-meeting-goes = on now
today-meeting-minutes = The minutes wait for signatures
today-meeting-sign = minutes not signed
today-desk-acts = { $n ->
    [one] { $n } thing waits for you
   *[other] { $n } things wait for you
}
today-check = { $n ->
    [one] Check the papers of { $n } application
   *[other] Check the papers of { $n } applications
}
today-cure = { $n ->
    [one] { $n } application is being mended
   *[other] { $n } applications are being mended
}
today-waits-school = waiting for the school
today-assign = { $n ->
    [one] Assign experts to { $n } work
   *[other] Assign experts to { $n } works
}
today-release = { $n ->
    [one] Let the sheets of { $n } work go on to the total
   *[other] Let the sheets of { $n } works go on to the totals
}
today-review = { $n ->
    [one] { $n } work is in review
   *[other] { $n } works are in review
}
today-sheets = { $signed } of { $seats } sheets signed
today-draw = { $n ->
    [one] Draw the list: { $n } work
   *[other] Draw the list: { $n } works
}
today-waits-works = { $n ->
    [one] { $n } more work is not ready
   *[other] { $n } more works are not ready
}
today-list = { $n ->
    [one] The list of { $n } work is with the council
   *[other] The list of { $n } works is with the council
}
today-waits-council = waiting for its decision
today-order = { $n ->
    [one] Draft and enter the order: { $n } work
   *[other] Draft and enter the order: { $n } works
}
today-publish = { $n ->
    [one] Publish the results: { $n } work
   *[other] Publish the results: { $n } works
}

# ——— Review: the expert's pages
rev-title = { $n ->
    [0] No work waits to be marked now
    [1] One work waits to be marked
    [2] Two works wait to be marked
    [3] Three works wait to be marked
    [4] Four works wait to be marked
    [5] Five works wait to be marked
    [6] Six works wait to be marked
    [7] Seven works wait to be marked
    [8] Eight works wait to be marked
    [9] Nine works wait to be marked
    [10] Ten works wait to be marked
    [one] { $n } work waits to be marked
   *[other] { $n } works wait to be marked
}
rev-none-title = No works to mark yet
rev-none-text = They are assigned once the check of papers is over. A letter will come then, and the works will appear here.
rev-due = Mark by
rev-asked-note = { $n ->
    [one] { $n } work waits for your answer whether you take it.
   *[other] { $n } works wait for your answer whether you take them.
}
rev-asked-link = Answer about all at once
rev-signed-link = { $n ->
    [one] { $n } work signed
   *[other] { $n } works signed
}
rev-away = { $n ->
    [one] { $n } work that you do not mark
   *[other] { $n } works that you do not mark
}
rev-works-label = Works: { $call }
rev-work = Work { $alias }
rev-of = { $n } of { $most }
rev-state-asked = Say whether you take it
rev-state-fresh = Not begun
rev-state-begun = { $n } of { $all ->
    [one] { $all } criterion
   *[other] { $all } criteria
}
rev-state-returned = Sent back, change it
rev-state-voided = Sheet set aside, fill in a new one
rev-state-signed = Signed
rev-state-conflict = You know the authors
rev-state-declined = You declined
rev-state-given-on = Given to another expert
rev-state-missed = The term has passed
rev-back = To the list of works
rev-to-sheet = To the marks
rev-previous = Previous work
rev-next = Next work
rev-works-nav = Neighbouring works
rev-work-part = The work
rev-sheet-part = The marks
rev-ask-title = Do you take this work?
rev-ask-text = You will see the work itself after you answer. We do not name the authors, but if you recognise the work or helped to make it, say so: it will be given to another expert.
rev-take = I have no connection with the authors, I take it
rev-decline-summary = I cannot mark this work
rev-answer-take = No connection with the authors, I take it
rev-answer-conflict = I am connected with the authors
rev-answer-busy = I have no time
rev-answer-ground = In your words
rev-answer-ground-hint = If you wish. Only the methodist reads it.
rev-conflicts-title = { $n ->
    [0] Everything is answered
    [one] Answer about { $n } work
   *[other] Answer about { $n } works
}
rev-conflicts-lead = A connection is kinship, working together, supervision, or help with this very work. You need not answer about all of them at once.
rev-conflicts-empty = There are no works to answer about now. A letter will come when some are assigned.
rev-conflicts-save = Record the answers
rev-conflicts-none-chosen = Choose an answer about at least one work
rev-returned = The methodist has sent the sheet back for you to change.
rev-voided = The sheet was set aside before witnesses. Fill in and sign a new one.
rev-conflict-told = You have told of a connection with the authors and do not mark this work.
rev-declined-told = You have declined to mark this work.
rev-given-on-told = This work was given to another expert.
rev-refused-term = The term for marking ended on { $at }. This is not saved on the server: if the marks are still needed, call the methodist.
rev-refused-not-accepted = First answer that you take the work.
rev-refused-signed = The sheet is signed. It can be changed only if the methodist sends it back to you.
rev-refused-gone = This work no longer waits for your marks.
rev-mark-unreadable = A mark could not be read. Choose it on the scale.
rev-both = While you were writing, this sheet was saved in another window. What was saved there stands under the fields. Change what you need and save again.
rev-both-there = In the other window:
rev-unsaved-title = What you had written
rev-unsaved-text = This is not in the signed sheet. Copy it if you need it.
rev-no-mark = No mark
rev-clear = Take the mark off
rev-mark-legend = Mark
rev-pick = Choose
rev-weight = weight { $n }
rev-between = Between { $low } and { $high }. { $low }: { $below }. { $high }: { $above }
rev-anchors = What marks mean
rev-comment = Comment
rev-advice = Advice to the authors
rev-note = Note to yourself
rev-owed = A few words are needed.
rev-owed-low = Needed where the mark is { $n } or lower.
rev-optional = If you wish.
rev-sees-school = Read by: the school once results are out, without your name.
rev-sees-staff = Read by: the methodist and the council.
rev-sees-you = Read by you alone.
rev-running = Sum
rev-save = Save
rev-save-next = Save and go to the next
rev-sign = Sign
rev-sign-title = Check the sheet and sign it
rev-sign-lead = Once signed, the sheet cannot be changed unless the methodist sends it back.
rev-sign-button = Sign the sheet
rev-sign-back = Back to the marks
rev-alike = All marks are the same: { $mark }. If that is what you mean, sign.
rev-criterion = Criterion
rev-mark = Mark
rev-total = Total
rev-signed-title = The sheet is signed
rev-signed-at = Signed on { $at }
rev-peers = Your total: { $mine }. All totals of this work ({ $n }), ascending: { $all }.
rev-earlier-title = Earlier marks
rev-earlier-lead = The first experts were far apart, so yours is needed. Their marks are shown without names, from the lower total to the higher.
rev-earlier-sheet = Total { $total }
rev-done-title = { $n ->
    [0] No sheets signed yet
    [one] You have signed { $n } sheet
   *[other] You have signed { $n } sheets
}
rev-done-none = Works whose marks you have signed will stand here, and how often you gave each mark.
rev-done-work = Work
rev-done-at = Signed on
rev-uses = How you use the scale
rev-uses-lead = How often you gave each mark, over all signed sheets.
rev-uses-times = How often
rev-notice-signed = The sheet is signed.
rev-notice-answered = The answer is recorded.
rev-gap-mark = { $name }: give a mark
rev-gap-scale = { $name }: the scale has no such mark
rev-gap-comment = { $name }: write a comment
rev-gap-comment-long = { $name }: shorten the comment, it has { $n } words of { $limit }
rev-gap-advice = Write the advice to the authors
rev-gap-advice-long = Shorten the advice to the authors: it has { $n } words of { $limit }
rev-keys-title = Keys on this page
rev-keys-open = Keys
rev-keys-close = Close
rev-keys-use = Keys are on
rev-keys-hint = While you write, letters stay letters. The keyboard layout does not matter.
rev-key-criterion = next and previous criterion
rev-key-digit = mark of the criterion in focus
rev-key-ten = mark 10
rev-key-clear = take the mark off
rev-key-works = previous and next work
rev-key-file = open the first file
rev-key-comment = comment
rev-key-note = note to yourself
rev-key-leave = from a text back to the mark
rev-key-save = save and go to the next
rev-key-list = this list

## Meetings

mtg-title = Meetings
mtg-one-title = Meeting
mtg-convene = Convene a meeting
mtg-none = There have been no meetings yet
mtg-none-text = The agenda, the papers and the minutes will be here once the secretary convenes a meeting. Members see them at once.
mtg-none-ahead = No meeting is planned
mtg-ahead = Ahead and under way
mtg-past = Past
mtg-next = Meeting on { $at }
mtg-unsigned = The minutes wait for signatures
mtg-now = In session since { $at }
mtg-was = The meeting was held on { $at }
mtg-cancelled = The meeting of { $at } is cancelled
mtg-state-convened = planned
mtg-state-cancelled = cancelled
mtg-state-open = in session
mtg-state-closed = minutes not signed
mtg-state-in-force = minutes no. { $number }
mtg-new-title = Convene a meeting
mtg-new-lead = Set the day, the hour and the place, and tick the items. The agenda can be changed until the meeting is opened.
mtg-day = Day
mtg-time = Time
mtg-place = Place
mtg-kind = Kind of meeting
mtg-kind-regular-note = Members learn of it ahead, by the body's working days of notice
mtg-kind-extra-note = The term of notice is not kept
mtg-agenda-choose = What waits for the council
mtg-nothing-waits = No lists or applications wait for the council now.
mtg-free = Another question
mtg-free-hint = As it will stand on the agenda and in the minutes
mtg-error-when = Enter the day and the time
mtg-error-time = Enter the time, such as 15:20
mtg-error-place = Enter the place of the meeting
mtg-error-kind = Choose the kind of the meeting
mtg-error-agenda = Tick at least one item or write your own
mtg-error-gone = This no longer waits for the council. What does stands below
mtg-error-free = Write the question
mtg-error-whom = Choose a member
mtg-error-note = Write who said what
mtg-error-motion = Choose the resolution that is put to the vote
mtg-error-ballot = Mark an answer for all, or the answer of { $name }
mtg-about-list = On the list of winners and laureates: { $call }
mtg-about-tie = On the order of equals: { $call }, { $n } works
mtg-about-work = On the work “{ $title }”, { $organisation }
mtg-when = When
mtg-ground = Ground
mtg-quorum = Quorum
mtg-quorum-forecast = { $base } members, { $needed } are needed
mtg-lead-link = Run the meeting
mtg-minutes = Minutes
mtg-minutes-go = Open the minutes
mtg-agenda = Agenda
mtg-agenda-empty = There are no items yet.
mtg-conflicts = You take no part in items: { $items }. Their papers and votes are not shown to you.
mtg-hidden = You take no part in this item, so its papers and votes are not here.
mtg-hidden-lead = You take no part in this item: its papers are not here.
mtg-deferred = Put off. { $ground }
mtg-up = Up
mtg-down = Down
mtg-drop = Take off
mtg-leave-out = Take no part
mtg-add-title = Add an item
mtg-add = Add
mtg-add-free = Add the question
mtg-postpone-title = Postpone the meeting
mtg-postpone = Postpone
mtg-cancel-title = Cancel the meeting
mtg-cancel = Cancel the meeting
mtg-members = Members
mtg-col-place = Place
mtg-col-work = Work
mtg-col-organisation = Organisation
mtg-col-total = Points
mtg-col-class = Proposed
mtg-col-name = Name
mtg-col-post = Post
mtg-col-office = In the council
mtg-col-ballot = Vote
mtg-work-over = Item { $number } · { $organisation } · { $code }
mtg-out-rule = { $name } takes no part: the item is about their own organisation.
mtg-out-member = { $name } takes no part by their own statement.
mtg-out-meeting = { $name } takes no part by decision of the meeting.
mtg-order = { $counted } Order: { $order }.
mtg-lead-title = Running the meeting
mtg-step-vote = Item { $number }: vote or put it off
mtg-roll = Who came
mtg-present = present
mtg-excused = away with leave
mtg-absent = absent
mtg-presiding = Presiding
mtg-keeps = Secretary
mtg-open = Open the meeting
mtg-close-title = Close the meeting
mtg-close = Close the meeting
mtg-materials = Papers of the item
mtg-vote-title = Vote
mtg-motion = Which resolution is put to the vote
mtg-rest = How all voted
mtg-rest-hint = Mark those who voted otherwise in the table
mtg-as-all = as all
mtg-exceptions = Who voted otherwise
mtg-for = for
mtg-against = against
mtg-abstained = abstained
mtg-no-ballot = did not vote
mtg-vote = Enter the votes
mtg-note-title = Write down who said what
mtg-note-kind = What it is
mtg-heard = Heard
mtg-spoke = Spoke
mtg-note-text = Who said what
mtg-note = Write down
mtg-recuse-title = Leave a member out of the item
mtg-recuse-whom = Who takes no part
mtg-recuse = Leave out
mtg-annul-title = The votes were entered wrong
mtg-annul = Annul the vote
mtg-defer-title = Put the item off
mtg-defer = Put off
mtg-item-waits = waits
mtg-item-voted = decided
mtg-item-again = no decision
mtg-item-deferred = put off
mtg-room = Who is in the room
mtg-in-room = In the room:
mtg-not-in-room = Away:
mtg-room-change = Somebody came or left
mtg-comes = Who came
mtg-leaves = Who left
mtg-came = Mark as come
mtg-left = Mark as left
mtg-decided = Decided: minutes no. { $number } are signed
mtg-followed = Decisions were carried to contests and applications: { $done } of { $all }.
mtg-sign = Sign minutes no. { $number }: { $place }
mtg-edit = Wording of the minutes
mtg-edit-lead = Names, number, votes and quorum come from the session and are not changed here. If the wording changes after a signature, all must sign again.
mtg-edit-save = Save the minutes
mtg-resolved = Resolved
mtg-resolved-list = To adopt the list.
mtg-resolved-list-not = Not to adopt the list, and to return it.
mtg-resolved-tie = To put the equals in order by the vote.
mtg-resolved-free = To adopt what was proposed.
mtg-resolved-free-not = Not to adopt what was proposed.
mtg-resolved-deferred = To put the item off.
mtg-extracts = Extracts
mtg-extract = Extract from the minutes
mtg-extract-link = Extract for item { $number }: { $wording }
mtg-heading-regular = of a regular meeting
mtg-heading-extraordinary = of an extraordinary meeting
mtg-away-leave = { $name } (with leave)
mtg-came-at = { $name } came at { $at }.
mtg-left-at = { $name } left at { $at }.
mtg-doc-title = MINUTES
mtg-doc-extract = EXTRACT FROM THE MINUTES
mtg-doc-present = Present
mtg-doc-absent = Absent
mtg-doc-agenda = Agenda
mtg-doc-heard = HEARD:
mtg-doc-spoke = SPOKE:
mtg-doc-resolved = RESOLVED:
mtg-doc-signed = signed
mtg-doc-list = List of those present
mtg-doc-true = Certified true
mtg-doc-post = Post
mtg-doc-sign = Signature
mtg-doc-name = Name
mtg-doc-date = Date
mtg-notice-convened = The meeting is convened
mtg-notice-entered = Entered
mtg-notice-signed = You have signed the minutes
mtg-next-read = Meeting on { $at }. { $n ->
    [one] Read { $n } paper
   *[other] Read { $n } papers
}
mtg-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
mtg-note-list = List no. { $list }, { $n ->
    [one] { $n } work
   *[other] { $n } works
}
mtg-present-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
}, list attached
mtg-follow-trouble = { $n ->
    [one] { $n } decision could not be carried over
   *[other] { $n } decisions could not be carried over
}: what was voted on changed before the minutes were signed. Call the methodist.

# Where an application is: links and words of Today
app-feedback-link = Marks and advice of the experts
today-state-mend = mend it by { $until }
today-state-review = in review
today-state-deciding = results are being drawn up
today-state-published = results are out
today-state-refused = not admitted
today-mend = { $n ->
    [one] Mend the papers of { $n } application
   *[other] Mend the papers of { $n } applications
}
