"""English: the server that laptops share through, set up and looked after, and why it cannot be used."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # No connection
    "share.server.no-driver": "Sharing through PostgreSQL needs one thing more: python -m pip install 'cocreation-tui[postgres]'",
    "share.server.address": "That is no address of a PostgreSQL server. It looks like this: postgresql://anna@db.example.org/cocreation",
    "share.server.password-in-address": "A password does not belong in the address, where others can read it. Put it in ~/.pgpass (Windows: %APPDATA%\\postgresql\\pgpass.conf), in the service file, or in the keyring.",
    "share.server.weak-encryption": "Over a network only sslmode=verify-full will do. Leave sslmode out of the address.",
    "share.server.wrong-login": "The server does not know the login, or the password is wrong or missing.",
    "share.server.no-database": "The server has no database of that name.",
    "share.server.certificate": "The server's certificate cannot be trusted, or it does not encrypt. Ask your IT for the file of its authority, and name it with sslrootcert in the address.",
    "share.server.not-admitted": "The server does not let this login in from here. Ask whoever runs it (pg_hba.conf).",
    # Not carried out
    "share.server.busy": "The server is busy. Nothing is lost; it is tried again later.",
    "share.server.cancelled": "It took the server too long. Nothing is lost; it is tried again later.",
    "share.server.read-only": "The server only reads at the moment. Nothing is lost; it is tried again later.",
    "share.server.no-schema": "The database is not set up for sharing. Ask whoever runs the server.",
    "share.server.older": "The database is set up for an older version of the program. Ask whoever runs the server to upgrade it.",
    # Setting up
    "share.server.too-old": "PostgreSQL {version} is too old: 15 or newer is needed.",
    "share.server.taken": "The database has a schema cc that belongs to something else. Choose another database.",
    "share.server.no-login": "The server has no login called {login}. Make it first.",
    "share.server.too-powerful": "{login} could pass by the rights of members: a superuser or an owner cannot be one. Use another login.",
    "share.server.no-rights": "This login may not do that. It takes an administrator of the database who may make roles.",
    # Looked after
    "share.server.migrations": "The database is set up and up to date (step {number}).",
    "share.server.not-seen": "Who may come in from where (pg_hba.conf) is shown to a superuser alone.",
    "share.server.good-version": "PostgreSQL is new enough.",
    "share.server.bad-version": "PostgreSQL {what} is too old: 15 or newer is needed.",
    "share.server.good-tls": "The server encrypts.",
    "share.server.bad-tls": "The server does not encrypt. Set ssl = on, with a certificate.",
    "share.server.good-open-line": "Nobody comes in unencrypted or without a good password.",
    "share.server.bad-open-line": "Lets somebody in unencrypted or without a good password: {what}",
    "share.server.good-rls": "Every table is shut to those who have no part.",
    "share.server.bad-rls": "Tables that are not shut to those who have no part: {what}",
    "share.server.good-owner": "All of it belongs to a role nobody logs in with.",
    "share.server.bad-owner": "Does not belong to cc_owner, or is a role with too many rights: {what}",
    "share.server.good-rights": "Members write in the agreed ways alone.",
    "share.server.bad-rights": "Somebody has been given rights here that nobody should have: {what}",
    "share.server.good-powerful": "No login of a member can pass by its rights.",
    "share.server.bad-powerful": "Logins that can pass by the rights of members: {what}",
    "share.server.good-log": "Nothing of a meeting gets into the server's log.",
    "share.server.bad-log": "The server's log may hold what is said at meetings: {what}. Set log_parameter_max_length = 0.",
    "share.server.good-backup": "The server archives its log or has a replica.",
    "share.server.bad-backup": "Nothing says that the server is backed up ({what}). If it is done by pg_dump or by the whole machine, all is well.",
}
