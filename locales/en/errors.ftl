error-title-not-found = Page not found
error-title-not-permitted = Not allowed
error-title-failed = Something went wrong
error-title-wait = One moment, please
error-title-refused = That did not work
error-to-home = Go to my courses
error-to-sign-in = Go to the sign-in page
error-database = The system is busy right now. Nothing you saved is lost. Try again in a minute.
error-wait = The system cannot be reached for a moment. Nothing you saved is lost. This page tries again by itself every few seconds.
error-stored = We could not read something we had stored. Tell your administrator what you were doing.
error-not-found = There is no such page, or it is not meant for you. It may have moved: look for it from your courses.
error-not-permitted = Your role does not allow this. If you need it for your work, ask your administrator.
error-wrong-credentials = These details do not match. Check them and try again.
error-throttled = Too many attempts. You can try again after { $until }.
error-password-too-short = The password is too short. Use at least { $count } characters.
error-password-too-long = The password is too long. Use at most 256 bytes.
error-pin = Use { $count } digits that are not all the same.
error-not-open = This course is not open at the moment.
error-lessons-left = { $count ->
    [one] Read { $count } more lesson before the test.
   *[other] Read { $count } more lessons before the test.
}
error-cooldown = The next attempt opens on { $until }. Use the time to read the topics again.
error-attempts-used = You have used all your attempts. Ask your country coordinator for another one.
error-attempts-left = No attempt has to be granted: this person has one left, has passed, or the course is over. Look at the page again for what has changed.
error-already-passed = You have already passed this test.
error-already-exempt = This person is already exempt. Revoke that exemption before giving another.
error-attempt-closed = This attempt has been submitted or its time is over. Nothing more can be saved in it.
error-unknown-option = That is not one of the options. Choose again.
error-one-option = Choose only one option.
error-places-clash = Give every place exactly once.
error-changed-meanwhile = Somebody else has made a change in the meantime. Look at the page again before you decide.
error-nothing-to-correct = The last signed result already says exactly this. There is nothing to correct.
error-key = The key for signing cannot be used. Ask whoever runs this server to check the setting KUNREN_SIGNING_KEY.
error-bad-field = Something that was sent cannot be read. Go back and enter it again.
error-reason-missing = Give a reason, with at most { $count } characters.
error-too-large = More was sent than can be accepted. Shorten the text and try again.
error-method = This address does not accept that. Go back and try again.
