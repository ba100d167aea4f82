### Accounts, signing in and the audit at the receiving desk.

desk-sign-in = Sign in
desk-sign-in-wrong = The name or the password is not right. Please enter them again.
desk-sign-in-wait = There were too many wrong passwords. Please try again after { $time }.
desk-sign-in-hint = Forgot your password? Ask the operator for a one-time password.
desk-sign-out = Sign out
desk-account-name = Name
desk-password = Password

desk-no-accounts = The receiving desk has no accounts yet
desk-no-accounts-do = On the desk's machine, let the operator run the following command. NAME is the name to sign in with, FOLDER the desk's data folder.
desk-no-accounts-then = The command prints a one-time password. Then open this page again to sign in.

desk-password-choose = Change the password
desk-password-must = This password is for one time only. Please choose one of your own before you go on.
desk-password-old = Present password
desk-password-new = New password
desk-password-again = New password once more
desk-password-keep = Keep the new password
desk-password-hint = A password has at least 10 characters. A short sentence that you remember is best.
desk-password-wrong = The present password is not right. Please enter it again.
desk-password-differs = The new password was not the same both times. Please enter it again.
desk-password-same = The new password is the present one. Please choose another.
desk-password-long = The new password is too long. Please choose a shorter one.
desk-password-short = The new password has fewer than 10 characters. Please choose a longer one.
desk-password-monotonous = The new password repeats too few characters. Please use at least 5 different ones.
desk-password-named = The new password contains the name. Please choose another.

desk-role-officer = officer
desk-role-guide = guide
desk-role-operator = operator

desk-role = Role
desk-accounts = Accounts
desk-account-state = State
desk-account-open = In use
desk-account-locked = Locked
desk-account-one-time = One-time password until { $time }
desk-sessions = Signed in at how many places
desk-account-new = A new account
desk-account-add = Add the account
desk-account-name-hint = A name has 2 to 32 characters: letters a to z, digits, dots and hyphens, as in nguyen.hoa
desk-account-name-wrong = That cannot be a name. Please choose another, as in nguyen.hoa.
desk-account-taken = There is an account with this name. Please choose another name.
desk-account-last-operator = This is the last operator who can sign in. Please add another operator first.
desk-account-lock = Lock the account
desk-account-unlock = Unlock the account
desk-account-forgive = Let the owner try again at once
desk-account-reset = Give a one-time password
desk-account-end-sessions = Sign out everywhere
desk-account-other-role = Another role
desk-account-give-role = Keep the role
desk-one-time = One-time password
desk-one-time-of = The password of { $name }, for 7 days:
desk-one-time-once = It is shown this once. Please write it down and hand it to its owner, who chooses another at the first sign-in.
desk-one-time-noted = Written down; back to the accounts

desk-audit = Audit
desk-audit-empty = This page of the audit has no rows.
desk-audit-number = Number
desk-audit-time = When
desk-audit-who = Who
desk-audit-act = What
desk-audit-what = Filing or account
desk-who-command = somebody at the desk's machine
desk-who-stranger = somebody not signed in

desk-act-account-added = Added an account
desk-act-account-locked = Locked an account
desk-act-account-unlocked = Unlocked an account
desk-act-audit-exported = Exported the audit
desk-act-audit-viewed = Looked at the audit
desk-act-filing-accepted = Accepted a filing
desk-act-filing-completed = Completed a filing
desk-act-filing-copied = Took a filing's values over
desk-act-filing-returned = Returned a filing
desk-act-filing-viewed = Looked at a filing
desk-act-form-viewed = Looked at a form
desk-act-part-viewed = Looked at a paper
desk-act-locked-out = Must wait after wrong passwords
desk-act-password-changed = Changed the password
desk-act-password-reset = Gave a one-time password
desk-act-role-changed = Gave another role
desk-act-sessions-ended = Signed an account out everywhere
desk-act-sign-in-failed = Failed to sign in
desk-act-signed-in = Signed in
desk-act-signed-out = Signed out
