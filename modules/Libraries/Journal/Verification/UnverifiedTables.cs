namespace Programme.Journal;

/// <summary>The tables whose rows are not chained, with the reason. Every other table of every module is verified row by row.</summary>
public static class UnverifiedTables
{
    /// <summary>Reasons by name of the table.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["audit"] = "the chain itself: each row is verified with the row before it",
        ["row_hashes"] = "what tables are verified by: its hashes are in the chain",
        ["requests"] = "answers to repeated requests: deleted after 30 days, and erased together with what they tell; no figure is made "
            + "from them",
        ["__EFMigrationsHistory"] = "written by Entity Framework before a table is there; which migrations were applied is in the manifest",
        ["__EFMigrationsLock"] = "there while a migration runs",
    };
}
