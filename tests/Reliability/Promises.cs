namespace Programme.Tests;

/// <summary>What is promised of reliability and security. A test that proves a promise carries its id as a trait, for example
/// <c>[Trait("Promise", "D3")]</c>; <c>docs/what-we-tried-to-break.md</c> is written from these lines and those traits.</summary>
/// <param name="Id">D1 to D14 durability and availability, S1 to S20 security and confidentiality.</param>
/// <param name="Text">What is promised, in one sentence.</param>
/// <param name="Open">What of it no test proves; empty = the tests prove all of it.</param>
/// <param name="Command">What is run beside the tests; empty = nothing.</param>
internal sealed record Promise(string Id, string Text, string Open = "", string Command = "")
{
    /// <summary>All, in the order of the page.</summary>
    public static IReadOnlyList<Promise> All { get; } =
    [
        new("D1", "After kill -9 under load no acknowledged write is lost, none is there twice, and the host is ready again within 5 s.",
            "The suite kills 6 times and allows 10 s, because other tests run beside it. PROGRAMME_KILLS=500 kills 500 times."),
        new("D2", "After a power cut at any moment no acknowledged write is lost and nothing is damaged.",
            "The disk is a model: what was synchronised is there; of the rest any sectors may be. PostgreSQL has its own tests."),
        new("D3", "On a full disk writes are refused with RESOURCE_EXHAUSTED, reads go on, the host is not ready, and it recovers "
            + "without a restart."),
        new("D4", "After an error of the disk nothing is acknowledged that is not stored, and after a failed fsync nothing more is "
            + "written."),
        new("D5", "A flipped bit in a table is found: the start refuses, or verify names the row."),
        new("D6", "A backup made under load is restored whole, within 5 minutes, and a damaged one is refused.",
            "The time is measured on a million contacts, beside the suite.", ".ci/drill drill drill-postgres"),
        new("D7", "An upgrade that is killed leaves the old schema or the new one, never something between.",
            "Processes are killed on SQLite; on PostgreSQL an upgrade fails at its last step. Both are one transaction with their record."),
        new("D8", "A second process on the same data folder refuses to start."),
        new("D9", "A call that is repeated with its request id has one effect and one answer.",
            "Of a few changes that its trial does not come to, the walk loses no answer; they are repeated by the same code."),
        new("D10", "No update is lost: of two callers with the same version one is told that it is stale.",
            "Random histories are of sessions; of the other rows with a version there are examples."),
        new("D11", "SIGTERM under load ends the host within 10 s, and every call that it acknowledged is stored."),
        new("D12", "Under steady load memory, handles and write-ahead log stay flat.",
            "The suite takes a minute and allows 20 %, because other tests run beside it. PROGRAMME_SOAK_SECONDS=600 takes ten and "
            + "allows 5 %."),
        new("D13", "A clock that jumps breaks no order of the audit and moves no four-weekly day.",
            "The clock of the host jumps in the test; that of the machine does not."),
        new("D14", "D1, D7, D9 and D10 hold on PostgreSQL, too.",
            "D9 and D10 run on both stores (theory with \"postgres\"); D7 on PostgreSQL by a failure at the last step. Of D1, kills of a "
            + "host are tested with two hosts on one database."),
        new("S1", "Every RPC answers each role, scope and kind of key as one committed table says; one without a row stops the build."),
        new("S2", "What another authority has is answered like what is not there.",
            "Examples of lists, pages, figures and boards; no walk compares all answers with and without another authority's data."),
        new("S3", "Who may not know the arms is shown none, and no answer depends on them."),
        new("S4", "A key that is revoked fails at its next call.", "An open stream goes on until it ends or meets its deadline."),
        new("S5", "A key that is missing, wrong, expired or revoked is refused in the same words."),
        new("S6", "TLS from certificate files, renewed without a restart; metrics on a door of their own.",
            "Ciphers and protocols are those of the platform and are not probed; certificates of clients are not asked for."),
        new("S7", "A malformed request is never OK, tells no type or stack, and the next good call succeeds.",
            "Of broken frames of HTTP/2 a few kinds are tried; the memory is measured under all attacks together."),
        new("S8", "Under a flood a good client is answered within 250 ms (99 of 100).",
            "The suite attacks for 10 s and allows 1 s, because other tests run beside it. The attackers are on the same machine.",
            ".ci/attack"),
        new("S9", "Sizes, times and numbers of calls have limits, with a hint when to try again."),
        new("S10", "No file, token or request crashes or hangs the host.", Command: "tests/Fuzz/run 60"),
        new("S11", "Each change has one chained row in the audit, and any edit behind the host's back is found and named."),
        new("S12", "The audit says who did what, when, why and what was there before, also who read what is sensitive."),
        new("S13", "No text of a request reaches logs or metrics; messages of errors repeat references and file names to their sender "
            + "alone.",
            "The contents of files are searched for in examples only."),
        new("S14", "What is withheld cannot be solved for from all that is published."),
        new("S15", "Pseudonyms come from a key outside the database, and the key can be replaced."),
        new("S16", "No secret is in the repository, the image, the answers, the backups or readable by others.",
            "The list of processes and the history of the repository are not searched."),
        new("S17", "Each dependency is locked and listed with its licence and reason.", "A feed of vulnerabilities is not asked.",
            "tools/sbom --check"),
        new("S18", "Erasing a person leaves nothing of it in clear and every chain sound."),
        new("S19", "Tests find small wrong changes in access, allocation, disclosure and saving.",
            "A sample of changes, looked at by a person; no build fails by its score.", "tools/mutate --sample 40 --seed 1"),
        new("S20", "This page says what is proved, how to repeat it, and what is not proved."),
    ];
}
