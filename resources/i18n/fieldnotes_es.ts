<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
  <context>
    <name>FieldNotes</name>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A PIN needs at least {least} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A clinical fact goes to the other side with a reason. Choose the basis for sharing first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A code has {wanted} characters; this one has {found}. Read it again from the paper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A file that belongs to a note is damaged. Restore it from a backup; everything else is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A file that belongs to a note is missing beside the vault. Restore it from a backup; everything else is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here ({kind}) was written in a form that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here was written by a newer FieldNotes. It is kept; update this laptop to read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here was written in a form that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A passphrase is needed. Type it when asked, or give it as a line on standard input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A passphrase needs at least {least} characters. Five ordinary words make a good one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A police request may be answered with the eight items only (45 CFR 164.512(f)(2)).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A recipient of this kind does not need this part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A referral to this service could itself tell of treatment, so the clinician writes it. Hand the pen over first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release belongs to a person. Add the person first, then take the release.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release of this kind does not reach this recipient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release that covers treatment is taken by the clinician. Hand the pen over first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Answer {number} is too long for its box. Shorten it a little.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose first on what basis this may leave.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose on what basis this clinical fact may be shared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose what this is: an addition, a correction, a late entry or a retraction.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose what this person is in this call: the person we came for, a caller, a witness, family.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose where the packet is saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose where the shared line goes: the safety summary or the person's page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose which part to sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Clinical words do not go to the police on this basis.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Directories are kept for the whole agency, so an administrator or supervisor imports them. Ask yours; everybody may look at the report alone (--check).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Every time of this call is stamped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes does not know this person on this laptop. Check the name, or ask the administrator to add them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes does not know this time of a call.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes is already open on this vault. Use that window, or close it first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes made a mistake of its own ({code}). What you wrote is saved; tell your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes made a mistake of its own. What you wrote is saved; lock, sign in again, and tell your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes may not write into {folder}. Check who may write there, or pick another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Five wrong PINs: sign in with the passphrase. Everything written is saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Five wrong tries: this sign-in is locked until a supervisor releases it, here or by phone. What was written is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>More than one person here is called {name}. Give the whole name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>No PIN was set in this session. Use the passphrase.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody is signed in. Sign in first; what was written is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody is waiting to be let in here any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody releases their own sign-in. Ask another supervisor.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note how the person's identity was checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note the date of the court order.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note the number of the court order.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what it is asked for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the emergency is (42 CFR 2.51).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the review is for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the threat is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which agency asks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which law requires it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which parts the court ordered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note who asks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note who receives it and where they work (42 CFR 2.51).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note why this recipient can prevent it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing in {name} looks like a directory of services. FieldNotes reads Human Services Data (CSV, JSON), Ohana, orservices and 211 exports.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing is chosen to go into the packet. Choose at least one part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>One part of this installation does not work. Install FieldNotes again; your notes are not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only a supervisor or an administrator can release a locked sign-in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only the clinician can share a clinical fact.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Police words go only as facts for the receiver or hold facts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say who signs in with --user NAME. Here are: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Something changed after it was shown to you. Look at it again, then sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Something is still empty here: {field}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: it needs its own written release.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: never on this basis.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: not in the release.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: proceedings need a release that stands alone (42 CFR 2.31(d)).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: the order must be one under 42 CFR 2.61 to 2.67.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Ten seconds have passed, so the stamp stays. Correct the time in the call's times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That PIN is too easy to guess. Mix the digits more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit, and it was the last try. A supervisor can release the sign-in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit. One try is left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit. {left} tries are left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That passphrase does not open {file}. Check which safe file it belongs to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit, and it was the last try. A supervisor can release the sign-in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit. One try is left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit. {left} tries are left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That release code does not fit. Ask the supervisor to read it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the PIN. One try is left; then the passphrase is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the PIN. {left} tries are left; then the passphrase is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase, and it was the last try. A supervisor can release the sign-in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase. One try is left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase. {left} tries are left before the sign-in locks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The audit trail is read by supervisors and administrators. Ask yours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {file} is not whole and was not used. Nothing here was changed; try the one before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {name} belongs to another vault. Nothing here was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {name} is damaged and was not used. Nothing here was changed; try the one before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The character {character} cannot be printed yet. Write the name in another way as well.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The court order does not name this part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The database library on this machine ({version}) has a fault that can damage notes. FieldNotes does not start with it; install the packaged FieldNotes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The database library on this machine cannot encrypt. FieldNotes does not start with it; install the packaged FieldNotes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The demonstration is not part of this installation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The directory "{name}" was imported here, but its stored package is gone or damaged. Import it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The disk did not take what was written to {file}. Keep this window open, and check the disk; FieldNotes tries again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The disk is full. Free some space; what is on the screen is kept until it can be saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file with the notes (log.db) is gone from the vault's folder. Restore the newest backup; the keys are here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file {file} of this vault is damaged. Nothing was changed; restore it from a backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file {name} is empty. Ask the sender for it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The files of this vault do not belong together. Nothing was changed; put back the whole folder, or restore a backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The folder {folder} is gone. Connect its drive again; what is on the screen is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The folder {folder} is not there. Check that the drive is connected, or name another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The key does not open {file}. It may come from another laptop or be damaged; it was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The key file {file} and its previous copy cannot be read. The notes are still sealed and whole; restore keys.json from a backup, or call your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The new passphrase is the old one. Pick another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The notes could not be opened ({code}). They are kept as they are; call your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The outbox folder holds too many sheets with this number. Clear it, or read the sheet by phone or print it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet could not be written there. It is recorded as not sent; check the folder or the stick and save it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet is not ready to leave: something it needs is still missing. The list beside it says what.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet number in this PDF is not one that FieldNotes gives. Treat the file with care.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The part "{part}" may not leave this way ({reason}). Take it out, or record what is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The person refused this release.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The person took the release back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The recovery files must not lie beside the notes. Pick a place outside {folder}, best a stick that goes into the safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release codes for this laptop are used up. A supervisor has to sign in here to release it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not name this part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say by what right somebody else signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say that the person was told it may be passed on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say that the person was told they may take it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say to whom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say until when.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say what for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say what information.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say when it was signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say who may tell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release has run out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release is not signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release names another recipient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The report could not be written to {name}. Check that the folder is there and may be written to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The safe file {file} is damaged. Use the other copy from the safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The sheet could not be put into the outbox folder. It is recorded as not sent; read it by phone or print it, and check the folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The two passphrases are not the same. Type the second again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The vault lies on a network or shared drive ({file_system}). Notes can be damaged there; move the folder to the laptop's own disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The word list for passphrases is incomplete in this installation. Install FieldNotes again; your notes are not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The word list for passphrases is missing from this installation. Install FieldNotes again; your notes are not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} asks for a password. Unpack it first, then pick the folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} is built like a trap (it would unpack to an enormous size or into other folders). It was left alone; ask the sender where it came from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} is damaged and cannot be unpacked. Copy or download it again; nothing was changed here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is a kind of note here that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is a slip in this code: one character does not fit the others. Read it again from the paper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is already a recovery file here. Pick an empty folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is already a vault in {folder}. Nothing was changed. Pick an empty folder for a new one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no FieldNotes vault in this folder yet. Set up the agency first, or name the right folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no backup in {name} yet. Make one first, or name the folder where backups lie.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no file {name}. Check how the path is written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no release from this person yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no unfinished note of yours here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nothing at {name}. Check how the path is written, or pick the folder or file again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nothing of yours to sign here yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF asks for its passphrase. It was shown once when the packet was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF was changed after FieldNotes made it: its number {packet} does not stand everywhere as it should. Do not rely on it; ask the sender.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF was not made by FieldNotes, so there is nothing to check it against.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This answer does not belong to the question. Choose one of the answers shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This basis does not reach a recipient of this kind. Choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This basis does not reach that far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This day is not clear. Write it like 3/8/1992 or 1992-03-08.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This disk does not promise to keep what is written when the power goes. Move the vault to the laptop's own disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This encounter is not on this laptop.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This entry was written by someone else. Add your own entry below it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is too large to be checked here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is kept on the {compartment} side, which is sealed from you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not a PDF, or it is damaged. Check which file was picked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not a number FieldNotes can read. Write digits only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not possible here ({code}). Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not signed yet, so it can still be changed as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not the file with the release codes. Pick the one that set-up wrote for supervisors.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is sealed for the {compartment} side, and nobody signed in here holds its key.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is signed, so it stays as it is. Add an addendum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This kind of release is not known here; a newer FieldNotes made it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop did not let FieldNotes go on ({code}). Nothing is lost; check disk and folder, then try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read that file. Check who may open it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read {name}. Check who may open it, or copy it to another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read {name}. Check who may open it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop has no record of having sent {packet} in this form, as far as you may read. Ask the one who signed it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop's own half of the key is gone (the system keyring was emptied or replaced). The printed recovery code still opens the notes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This line was shared by someone else; only they can change it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This note is not on this laptop, or it is sealed from you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is sealed from whoever is signed in. Its owner has to sign in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is signed and closed. Add an addendum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is written by the other profession. You can read it and add your own entry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part was not checked. Open the packet again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase could be guessed quickly. Add another word or two.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase does not open the PDF. Read it again from your note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase follows a row of keys or numbers. Pick words instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase holds a character that no keyboard types. Type it by hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase holds a name that others here know. Leave names out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase is longer than FieldNotes can take. Shorten it a little.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase is on lists that guessers try first. Pick words of your own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase repeats itself. Add different words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person already has a passphrase on this laptop. Sign in with it, or with the recovery code.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person has not set a passphrase on this laptop yet. They need the one-time code from their administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person is not on this laptop, or was joined with another. Search for the name again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person is not signed in here any more. Sign in again; what was written is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture cannot be read. Choose another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture is too large for a packet. Choose a smaller one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This release is another person's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This release is for somebody else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This service is not in the directory any more. Search for it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This service is not open for referrals any more. Choose another; what is known about it stays in the directory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This set of questions is not on this laptop any more. Choose another; earlier answers are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This text is longer than {most} characters. Split it into two entries.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This time is not clear. Write it like 21:48.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Two versions of the same answer are still side by side. Choose one, then sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What was typed does not fit this form ({kind}). Close the page and open it again; what was saved is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write a name, or a few words that describe the person.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write in a few words why. It stays beside the change.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write the text first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write what is to be shared first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>You have signed this part already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>You have signed this part. Add an addendum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{count} parts of this installation do not work. Install FieldNotes again; your notes are not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} belongs to another agency. Pick the file of your own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} can only be read, not written. Check the folder's permissions; nothing typed is lost while this window is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is damaged. It was left as it is; restore the newest backup, and keep the damaged file for your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is missing from the vault's folder. Put it back, or restore the newest backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not encrypted, so FieldNotes did not write it. It was left alone; put back the vault's own file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not the file that belongs here. It was left as it is; put back the vault's own file or restore a backup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is there already. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} was written by a newer FieldNotes (form {found}, this one knows {known}). Update this laptop; until then nothing here is touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} was written by a newer FieldNotes. Update this laptop; until then nothing here is touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} already holds other things. Name an empty folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has more than {limit} columns. It does not look like a table of a directory; check which file was picked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has more than {limit} rows. It was left alone; ask the sender for the part that covers your area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has no table of services, so there is nothing to refer anybody to. Tables found: {tables}. Ask the sender for the whole package.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds clinical FHIR data, not a directory of services. Pick the directory's own folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds more than {limit} files. Pick the folder of the directory itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds no tables that FieldNotes reads (CSV or JSON). If these are pictures or documents, ask for the data export instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds {count} zips. Pick the one that is the directory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is JSON, but nothing in it looks like a service or an organization. FieldNotes reads the Human Services Data format.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is a PDF: made for reading, not for importing. Ask the sender for the same directory as CSV or JSON.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is a spreadsheet. Save its sheets as CSV (UTF-8) and pick those.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is called a zip, but it is not one. It may have been cut off on the way; copy or download it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is empty. A directory comes as a folder or a zip with tables in it (CSV or JSON); ask the sender for it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is larger than {limit_mb} MB, more than any directory needs. It was left alone; ask the sender for a smaller export.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is neither a file nor a folder. Pick the folder, zip or table of the directory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is nested deeper than any directory FieldNotes knows. It was left alone; ask the sender for a plain export.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is not a text table: it holds bytes that no spreadsheet writes. Export the directory again as CSV or JSON.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} stops being readable at line {line}: the JSON is damaged or cut off. Ask the sender for it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Addition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Correction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Does not belong here, for example the wrong person; it stays readable and is marked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Late entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Retraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Something was left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Something was wrong; both readings stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Written more than a day after the call; from memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <source>Answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/risk_level.json" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Could not assess</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/follow_up_result.json" />
      <location filename="resources/vocabulary/need_result.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/encounter/editor.py" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined to answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Not asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <source>Cannot say</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <source>Does not apply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <source>Yes, I attest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <source>Found on scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <location filename="resources/vocabulary/enforcement.json" />
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/restraint.json" />
      <location filename="resources/vocabulary/trained_officer.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <source>Suspected at dispatch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>Muted for a part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>No camera</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>Off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>On throughout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>911</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Court or probation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Family asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Non-emergency line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Officer asked for us</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Provider asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Scheduled follow-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Self-initiated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Transfer from 988</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Walk-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>At facility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <source>Contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/shift.py" />
      <source>Dispatched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>En route</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/call.py" />
      <source>First contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/shift.py" />
      <source>Left scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Officer released</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/shift.py" />
      <source>On scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Received</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Transfer accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Assault</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Assist other agency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Disturbance, mental health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Family call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Follow-up visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Mental health crisis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Missing person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/language.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/pronoun.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Outreach</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Overdose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Person down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Suicidal person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Trespass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Welfare check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Another officer spoke</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Calm voice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Choices offered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Clinician led</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Comfort item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Family present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Fewer units, no lights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Interpreter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Quiet place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Said who we are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Stepped back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Time and distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Waited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/setup.py" />
      <location filename="ui/widgets/mark.py" />
      <source>Agency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Clinical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>J</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Joint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>P</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Police</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>both of you; police record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>sealed from officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Authority of the one who signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Date of the signature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>The person's signature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>To whom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Told: may be passed on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Told: may take it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Until when</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>What for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>What information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Who may tell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31(b); stands alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31(d); stands alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>45 CFR 164.508</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release for use in proceedings against the person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of health information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of substance-use counseling notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of substance-use treatment information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Active call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Attempted, no contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Follow-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Phone only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>42 CFR 2.51; 45 CFR 164.510(a)(3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.506(c)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.508; 42 CFR 2.31</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.512(a)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.512(e), (f)(1); 42 CFR 2.61</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(f)(2)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.512(j)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.524</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Court order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Health care operations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Medical emergency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Police request, eight items</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Required by law</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Serious and imminent threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>The person asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>The person's release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.51(c)(1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.51(c)(4)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.61 to 2.67</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.506(c)(1), (4)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(a), (c)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(e)(1)(i)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(j)(1)(i)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(j)(1)(i)(B)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.514(h)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Date of the court order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>How the person's identity was checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Number of the court order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Section of 42 CFR part 2, if the order names one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What it is asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the emergency is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the review is for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the threat is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which agency asks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which law requires it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which parts the court ordered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Who asks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Who receives it and where they work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Why this recipient can prevent it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Arrest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Arrest with a mental health alert to the jail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Arrest with a mental health hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Citation or summons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Deceased</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Enforcement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Handed to another agency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Hold or medical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Involuntary hold to a facility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Left with family</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Medical, by EMS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No action needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No contact, unable to locate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Passed on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Referred to a service</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Referred to case management</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Refused services</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Report to adult or child protection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Resolved on scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Returned to facility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Safety plan, stays with supports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Stayed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a clinic or walk-in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a crisis center, voluntary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a domestic violence shelter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a shelter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To detox or sobering</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To the emergency department, voluntary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Warrant known, not served</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Went of their own will</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Arrest deferred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Citation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Summons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Warning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Warrant found, not served</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/packet_block.py" />
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Left a message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Moved or gone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>No answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>No longer needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Reached</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Visit kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Visit missed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Wrong number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Baton</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Canine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Conducted energy device shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Conducted energy device used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Firearm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Firearm pointed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="ui/screens/settings.py" />
      <source>Hands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Impact munition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Pepper spray</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Verbal direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_answer.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/handover.py" />
      <source>Accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_answer.json" />
      <source>Not accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Put in the outbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <location filename="ui/screens/handover.py" />
      <source>Read aloud</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Shown at the door</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>27-65-106; form M-1; never in jail or lock-up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>27-65-107; form M-0.5 with the rights sheet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>302</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>36-520 to 36-525</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>37.2-808</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>37.2-809</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>394.463; CF-MH 3052a and 3100</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>5150 (adult)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>5585 (minor)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>59-2953, 59-2954</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>96-hour imminent harm application</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>AOC-SP-300 petition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Baker Act</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>DMH 132; facts from own observation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency admission 5122.10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency custody 59-2953</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency custody order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency hold 253B.051</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency petition 36-524</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Form 1013</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Form 2013 (substance use)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Health &amp; Safety Code 573.001; exam within 12 h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>M-0.5 transport hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>M-1 hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>MH-783</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>MHL 9.41</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>MHL 9.45</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Notification of detention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Officer custody 71.05.153</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Other hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>PCM 201 petition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Peace officer custody 426.228</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Petition and certificate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Section 12(a)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Temporary detention order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>W&amp;I 5150; form DHCS 1801; the clock starts at first detention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>W&amp;I 5585; form DHCS 1801</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>a designated crisis responder decides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>about three days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>c.123 s.12(a); up to three days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>custody report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>director's direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>name it in the officer's statement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>police pick-up; CPEP up to 72 h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Doubled up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Housed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Institution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Motel or single room</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/legal_status.json" />
      <location filename="resources/vocabulary/precipitant.json" />
      <location filename="resources/vocabulary/pronoun.json" />
      <location filename="resources/vocabulary/sex.json" />
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <location filename="ui/screens/encounter/editor.py" />
      <source>Not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Shelter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Unsheltered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Vehicle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>I saw or heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>Someone reported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>They said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>By phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>By video</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Family helped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>In person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Needed, none found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Not needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Offered, not wanted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>988 card given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Explained what is happening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Family meeting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Food, water, warmth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Grounding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Help with benefits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Help with medicine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Naloxone given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Rapport</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>Safety plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Supervisor consulted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Talked about means</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <location filename="resources/vocabulary/need.json" />
      <source>Transport</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Called it in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <source>Family</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Guardian</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <source>Neighbor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Person we came for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Provider</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Victim</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Witness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>American Sign Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Amharic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Arabic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Chinese</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Farsi</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>French</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Haitian Creole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Korean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Portuguese</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Russian</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Somali</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Spanish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Tagalog</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Ukrainian</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Vietnamese</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Consensual contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Hold order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Probable cause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Reasonable suspicion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Warrant or pick-up order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Welfare check, community caretaking</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Coming of their own will</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Involuntary hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Minor, guardian consents</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>No hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Pick-up order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Under arrest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Under arrest, with a hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Bleeding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Chest pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Diabetes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Head injury</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Pepper spray used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Pregnancy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Seizure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Severe pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Suddenly confused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Too hot or too cold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Trouble breathing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Withdrawal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Affect</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Agitated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Anxious</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Any</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Avoids</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Behavior</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Bizarre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Blocking</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Blunted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Brief</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Catatonic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Circumstantial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Cognition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Constricted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Cooperative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Disheveled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Does not fit the mood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Even</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Eye contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Fair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Fast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Feels things</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Flat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Flight of ideas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Good</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Grandiose delusion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Groomed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Guarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hears commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hears voices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hopeless</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hostile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Ideas of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Impulse control</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Injuries seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Insight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Intoxication signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Irritable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Judgment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Labile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Loose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Loud</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>May stand for any heading.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Movement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Mute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>No hallucinations noted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Nodding off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>None noted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>None seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Not assessed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Obsessions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Odor of alcohol</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to situation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Paranoid delusion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Partial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Perception</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Perseverative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor attention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Pressured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Pupils</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Quiet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Religious delusion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Responds to something unseen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Restless</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Sees things</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slow to answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slowed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slurred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Somatic delusion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Speech</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Stares</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Strong odor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Suicidal thoughts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tangential</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tearful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thought content</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thought process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thoughts of harming others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tremor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Undressed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Unsteady</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Withdrawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Child or elder care</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Clothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Company and support</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Food</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Health care</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Housing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Identity papers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Legal help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Medicine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Mental health care</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Money or benefits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Pet care</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Safety at home</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Substance use care</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>No service exists</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Referred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Still open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Children</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>EMS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Facility staff</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Fire</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Friend</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Nobody else</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Other police</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Provider or case manager</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>School staff</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Supervisor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Attachment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Encounter summary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Facts for someone's safety</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Hold facts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Identity items the law allows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="ui/screens/packet_block.py" />
      <source>Letter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Officer's facts for the receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Other screens</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Signed release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Substance use note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Suicide questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/rail.py" />
      <source>clinical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/rail.py" />
      <source>joint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <source>law</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Call only, leave no message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Call, text and voicemail are fine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Do not call this number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Text only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Business</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Care facility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Clinic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Emergency department</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Encampment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Home</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Jail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Police station</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/precipitant.json" />
      <source>School</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Someone else's home</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Street or outdoors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Transit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Anniversary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Arrest or court</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Eviction or housing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Family conflict</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Illness or pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Job or money</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Just discharged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Loss or grief</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Medicine stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Relationship</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Substance use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Violence or threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Administrator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Clinician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Officer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>he/him</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>she/her</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>they/them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Addendum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Clinical note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Directory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Disclosure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force and weapons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Hand-over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Hold or arrest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Legal status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Note about a service</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Outcome and needs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/form.py" />
      <location filename="ui/screens/encounter/screen.py" />
      <source>Person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Person in this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Referral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Referral reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Risk screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Safety summary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Screen wording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/widgets/signature.py" />
      <source>Signature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Trace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/encounter/what_happened.py" />
      <source>What happened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Bridge appointment within seven days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Case management</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Counseling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Crisis bed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Detox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Medication review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Outreach visit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Peer support</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Same-day crisis assessment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Called off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Did not work out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/packet.py" />
      <source>Draft</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Entered by mistake</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>In progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Handcuffs, back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Handcuffs, front</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Hobble</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Soft restraints by EMS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Spit protection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>High</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>Low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>Moderate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force, weapons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Outcome, needs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>People</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Release and files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/risk_screen.py" />
      <source>Risk screens</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Female</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Intersex</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Male</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>45 CFR 164.512(f)(3).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Admitted taking part in a violent crime</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>As agreed; 45 CFR 164.510(b). Put it in writing for anything beyond.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>As the release says; 45 CFR 164.508.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Officer must identify or find someone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Only the eight items of 45 CFR 164.512(f)(2).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Only the statement and the eight items, and not when learned in treatment for it; 45 CFR 164.512(j)(1)(ii)(A).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Safety and medical facts only; treatment or required by law.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Serious and imminent danger to someone, the team included</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Signed release names the police</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The officer transports under a hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The person agrees</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The person is a victim and agrees</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>What the responder needs, no more; 45 CFR 164.512(j)(1)(i).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release on file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Something left, recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Asked for and came</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Asked for, did not come</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Came without being asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <location filename="ui/screens/support.py" />
      <source>Tonight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>When there is room</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within 24 hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within 72 hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within a week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Blunt object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Improvised</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Knife or blade</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Needle or sharp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Spray or chemical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Add to what was signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Remembered later, heard from the hospital…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>The signed words stay as they are. What you add stands below them, with your name and the time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>What is added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>What it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>I have passed it on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>Saved with a passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>Say it by telephone, never in the same mail. It is shown once and kept nowhere; a new copy gets a new one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>{file} is saved and on record. This opens it:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>It goes into the person's accounting of disclosures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Medical risk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Police record: officers keep this line. Say what keeps people safe, and no more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Share with officer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Talking together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Weapons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What makes it worse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>What the officer should know</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What works</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Where it stands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Why it may be told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sheet.py" />
      <location filename="ui/screens/directory_pick.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/read_aloud.py" />
      <location filename="ui/screens/support.py" />
      <location filename="ui/session/proof.py" />
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>A risk screen has questions without an answer. You can sign all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Nobody wrote what happened yet. You can sign all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Nothing of yours waits for a signature here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>One field was changed on two laptops. Choose what it should say first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <location filename="ui/screens/signin.py" />
      <source>Passphrase of {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/packet_block.py" />
      <location filename="ui/workplace.py" />
      <source>Sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Sign as {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Signing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>The outcome is not chosen yet. You can sign all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>You have signed this already. You can add to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Your passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>{name} is still writing in a part you share. Sign after them, or ask them to finish.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/house.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/settings.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/house.py" />
      <source>Hidden. The disk takes nothing just now: your last words are kept here and saving goes on trying.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/house.py" />
      <location filename="ui/screens/signin.py" />
      <source>Sign in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/house.py" />
      <source>Twelve hours are over for {names}: saved and signed out. The passphrase lets them in again.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/screens/directory_pick.py" />
      <source>%n services</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Find a service</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <location filename="ui/screens/encounter/editor.py" />
      <source>More…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Name, place or what it does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Nothing found. Try fewer words or another need.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Refer to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>What is needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>closed now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>last checked {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>open now</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/beside.py" />
      <source>%n contacts in 12 months</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Add them under People, also when you do not know a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Be careful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Contacts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Nobody named yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Source shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Source shown · expires {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>What helps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>4C12, 4A31</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Apartment, floor, gate code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Behavioral health part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Body-worn camera</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>CAD number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Call type as it turned out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Call type as received</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Caller is their…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Clinician on scene, if separately</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Crisis-trained officer (CIT)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>F8 stamps the next one. Type to correct: 21:12, about 21:10, or unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>How it reached us</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>How many officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Kind of contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Kind of place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Others there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Police case number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Priority, as dispatch gave it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Weapons mentioned in the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Heard from others: who, when, what</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>How they were at the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Mental status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Plan: what, who, by when</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Risk, my judgment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Told about our role and what stays private with police there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What I did</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What brought us together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What came before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Why: what raises it, what protects, what could change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <location filename="ui/screens/encounter/screen.py" />
      <source> and </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>{field}: chosen. It counts once the other fields of this form are chosen too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>{field}: {names} wrote different things. Which one counts?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write a number of {unit}, or leave it empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write the day as 1992-03-08 or 3/8/1992.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write the time as 21:12, about 21:10, or unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>Change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Common phrases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Entry of {name}, {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>How you know it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Next entry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Phrases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Put the time of first contact here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Put the time of now here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Who said it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Writing as {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>not stamped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>reported by {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>someone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>they</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>{name} said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force report number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Legal basis of the contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Medical aid given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Receipt number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Restraint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What I did and why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Where it is now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/shift.py" />
      <source>Clear call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Encounter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/read_aloud.py" />
      <location filename="ui/workplace.py" />
      <source>Hand over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Nothing of yours waits for a signature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Refer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Stamp the time: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Undo {name} {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Alcohol, drugs now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Conditions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Injuries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Kept apart: it goes into a packet only with a release that names it (42 CFR Part 2).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Last taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Medicines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Substance-use treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Treatment detail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Watch for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Cannot care for themselves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Danger to others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Danger to self</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>How it came to us</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>In whose custody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Kind of hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Offense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Property kept, receipt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <location filename="ui/screens/shift.py" />
      <source>Started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Status now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>The officer's facts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What we told them: when, in which language, by whom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What you saw and heard, in quotes where they are quotes. Conclusions alone do not hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>An officer answers this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>Take this line out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>until</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>who says so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{field}: until when it counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{field}: who said or saw it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{name} says so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{need}: what came of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Accepted at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Accepted by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>How it ended, all that apply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Needs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Refused, because</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The criteria for a hold were met, it was settled willingly</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The main one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The usual response would have gone to the emergency department, we did not</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>There was probable cause, and they were not booked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Where to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Who stays with them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>1992-03-08</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Born</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Call first in an emergency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Description</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Gender, in their words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Goes by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Legal name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Not known yet: described below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Or age</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Pronouns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Race, as perceived</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Race, as they say it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Safe to call or leave word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Sex</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>The age is our estimate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Veteran</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>What a colleague would look for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Add {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Find or add a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Find or add: a name, a phone, or what they look like</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Name not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Name not known: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Not part of this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Part in this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>People on this call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>J both of you · P police
C clinicians</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>Sections</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>nothing yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>police</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>{name}, {who}, {state}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>{words}, sealed from you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>2027-05-23</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Ends on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Given by word of mouth, with the witness above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>It names substance-use treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Kind of release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>On whose authority, if not the person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Or ends when</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Signed by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>The person has a copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Told that it may be passed on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Told that they can take it back, and how</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>What may be told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Who is told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Who tells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>A release of the clinical side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Add the person under People first: a release belongs to somebody.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>It is on file. Officers see only that a release exists.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Keep the release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Missing: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>New release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>On file, sealed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Signature of the person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/handover.py" />
      <location filename="ui/widgets/signature.py" />
      <source>Signs here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Something is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>The person signs here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>They said no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>They take it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Valid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>ends {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>signed {day} {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>1  How I notice that it starts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>2  What I can do on my own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>3  People and places that take my mind off it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>4  People I can ask for help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>5  Professionals and lines, 988 among them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>6  How my surroundings become safer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Ask first: backpack</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Belongings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Children, pets, car</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Hearing, language…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>One voice at a time, walking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Seizures, insulin, took pills…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Sirens, being touched…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What, where, who has it now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Add to it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Copy the words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>It is saved already, {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Open it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Police record: officers keep this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Previous, next section</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Saved {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Saved {clock} on this laptop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Share with officer…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Signed by {who}. It stays as it is; you can add to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>The encounter is signed. It stays as it is; you can add to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>This was signed meanwhile. Your words are kept as an addition: open it, say why, and add it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>To the sections, then back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Words that no record takes are kept here until you lock. Copy them to where they belong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>{sentence} Your words stay here; saving goes on trying.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>A call back in {hours} hours is among the follow-ups.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Answer {numbers} asks for action now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Answers {numbers} ask for action now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Ask about means</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Ask again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Clinician decides. The screen never closes an encounter by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>No answer to {numbers}: that is not a no.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>No yes among the answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>None of them is marked for action at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Question {number} decides.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Question {number} is yes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Questions {numbers} decide.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Set 24 h call back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Start safety plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Suggested next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Which screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Words to ask</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Yes to {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{answered} of {asked} answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{first} and {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{question}: why there is no answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Clinical side: {state}. It opens under the clinician's pen (F9).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Kept by the officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Police side: {state}. It opens under an officer's pen (F9).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Sealed from officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounter/what_happened.py" />
      <source>What helped calm things down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <source>All encounters, newest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <location filename="ui/workplace.py" />
      <source>Encounters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/shift.py" />
      <location filename="ui/workplace.py" />
      <source>New encounter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <source>Newest first. Ctrl+K finds by words.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/screens/handover.py" />
      <source>%n things not known</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Accepted by {who} at {clock}. It is on record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Back to notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Back to the notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Intake nurse on duty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Kept as the first answer to the referral.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Leave the page in the outbox folder of this laptop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Name and role</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>No bed, asks for a medical check…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Not accepted, because…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Not accepted: {why}. It is on record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>On record: it was told.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Print one page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Read to {receiver}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Received by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/workplace.py" />
      <source>Referral packet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Show at the door</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Signature of who receives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/widgets/encounter_row.py" />
      <source>Signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Unsigned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Why it was not accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Write the time as 22:31.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>about {count} s to read aloud</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>the receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>{file} lies in the outbox folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Choose chips in the focused group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Find people, calls, notes, commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Hide everything at once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Is it saved? It is, already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Leaves a text field, always</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Lock: save, close, sign out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Move inside a group, a list or the rail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Night, day, red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Settings: text size, gloves, hand, language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Stamp the next time of the call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>These keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Whose pen is up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>{key} or {other}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/screens/packet.py" />
      <source>%n pages</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>As printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Back to the encounter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Go there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Larger, smaller preview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Leave it in the outbox folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Preview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/setup.py" />
      <source>Print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Save with passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Take a part in or leave it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>What goes in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Which referral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>and {count} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>drawing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>for {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{count} of {all} · smallest set that answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{file} is ready. It is on record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{pages} · {size} KB · exactly what would leave</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{passed} of {all} checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Another release than the one relied on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Basis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose basis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose the basis first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose why this may be told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Find a service in the directory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Get release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>How urgent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>How urgent?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>It opens under the clinician's pen (F9).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>More than this basis allows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>No basis yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>No release names this recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Nobody chosen yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not for this kind of recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not in the court order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not in the release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>On what basis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Only the eight items may go on this basis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Release missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Something in the release is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Stays with the clinicians</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Stays with the officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs a release for proceedings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs a release that names it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs its own court order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: never to this recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: not in the release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The letter is the clinician's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The letter, in your words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The person said no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The person took the release back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release has ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release is another person's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release names somebody else</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This basis does not fit this recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This kind of release does not fit this recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This kind of release is not known here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>What the person wants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>What we ask for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Why, in two lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Write</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>authors' phones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>basis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>by when</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>how to reach them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>it has ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>it was taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>medicines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>medicines, allergies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>none names this recipient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>note: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>nothing may go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>other people's names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>physical health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>request</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>risk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>signature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>something in it is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>substance-use release</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>the person said no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>urgency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>who it is about</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>✓ Release signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>A name, a call number, words from a note, or a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Find anything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Nothing here by these words. Try a name, a call number or one word of the note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/pdf_view.py" />
      <source>Page {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/pdf_view.py" />
      <source>Preview of the packet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/read_aloud.py" />
      <source>Hand over, unsigned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Bare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Both hands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Documents for receivers stay in English; so does what you wrote.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Gloved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Gloved: larger buttons, further apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Language of the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Left hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Never changes by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Nobody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>One hand alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Puts the rail and the buttons used most on that side. Every key works alone: see Keys, F1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Right hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <location filename="ui/screens/signin.py" />
      <location filename="ui/shell.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Settings of this laptop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Somebody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Somebody sits in the back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Titles and addresses read as the call number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>{percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <location filename="ui/screens/signin.py" />
      <source>15 characters or more; four or five plain words are good.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>A folder outside this laptop, such as a stick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Badge number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Choose…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>City Co-Response Team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Duty phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Each person takes their own: print or write it down, keep it at home. It opens the notes when the passphrase is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>FieldNotes recovery code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>First and last name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Folder for the recovery keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Into the safe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Keep it at home. It opens your notes when the passphrase is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Laptop, at the end of numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>License</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Making the keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Name of the agency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Passphrase of these files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Passphrase, typed by this person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Recovery code of {name}: {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Recovery codes, shown once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Recovery keys of the agency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Set up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Set up this laptop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Strength: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>The clinician</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>The officer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>The same again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Two files, one for the police side and one for the clinic, leave this laptop and go into a safe. Without them nobody can open the notes when both passphrase and recovery code are lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Two people write here, each with their own passphrase. Nobody else can open what they write.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Unit, as on the car</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>We have them, go on</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n additions were proposed after signing</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n drafts not filed</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n encounters</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n fields were changed on two laptops</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n notes to sign</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <location filename="ui/screens/signin.py" />
      <source>%n records wait for the station</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n unsigned</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>At the facility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Before you go off shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>By {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Cleared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Due today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Encounters of this shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Everything is signed and filed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>No call type yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>No encounter yet this shift. Ctrl+N starts one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Nothing is due today.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>On the way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <location filename="ui/widgets/encounter_row.py" />
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Open: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Overdue {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>This shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>With the person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>{duration} on scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>988 crisis line, poison control, interpreters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Agency settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Encrypted on this laptop. Works without a network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>I agree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>I have a recovery code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Joint and clinical records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Joint and police records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>New passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>PIN of {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>PIN to come back, 6 digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <location filename="ui/session/cover.py" />
      <location filename="ui/session/proof.py" />
      <location filename="ui/widgets/edit.py" />
      <source>Passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Printed recovery code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Recovery code of {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Release this person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Set PIN</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Set new passphrase and unlock</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Sign out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Signed in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Signed in {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Someone else?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Start the shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Twelve hours are over. Everything is saved; the passphrase lets you in again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unit {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unlock agency settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unlock clinical records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unlock police records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unlocking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>{since}. PIN set for this shift.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>988 crisis line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>After a hard call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Ambulance, fire, police.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Any hour, interpreters on the line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Call or text, any hour. Veterans: then press 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Community services</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Eat, drink water, call somebody who knows you. Sleep comes later than you want; that is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Emergency</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>If pictures come back or you drink to sleep, talk to peer support. It is the strong thing to do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Nothing is written here: no name, no time, no trace that this page was open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Poison control</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Shelter, food, detox, transport.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Support for you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>This week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Two minutes before the next one: feet on the floor, breathe out longer than in, say out loud what is done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/word.py" />
      <source>{first} and {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/screens/word.py" />
      <source>{secret} of {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Come back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Hidden. Your notes are safe here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Lock instead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>One moment…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>PIN to come back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/proof.py" />
      <source>Take the pen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/session/proof.py" />
      <location filename="ui/widgets/pen.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Whose pen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Night</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>about {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{hours} h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{hours} h {minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>easy to guess</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>fair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>good</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>too easy to guess</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>very good</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/encounter_row.py" />
      <source>%n people</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Both to sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Clinician to sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Not signed yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Officer to sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Signed by both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Agency: everybody reads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Clinical: sealed from officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Joint: both of you; police record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Key {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Police: officers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>Pen: {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>Takes the pen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>The pen is up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/rail.py" />
      <source>Places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/signature.py" />
      <source>Draw here. Delete clears it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Find people, calls, notes and commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <location filename="ui/workplace.py" />
      <source>Hide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Hide the screen, F12</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <location filename="ui/workplace.py" />
      <source>Lock</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Lock, Ctrl L</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Gloves on or off: larger targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Go to: {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Let them in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Night, day or red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Not now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Partner signs in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Read again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Reading the last notes into this laptop's lists. You can work already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Sign out {who}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Stamp the next time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Support</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Text size {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>There is no open call. Ctrl+N starts an encounter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>clinical records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>joint records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>police records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>{who} was certified for {records} by the agency. Let them in?</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
