namespace Programme.Host;

/// <summary>Makes the data folder of a new trial.</summary>
internal static class InitVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        if (DataFolder.HasTrial(target.DataFolder))
        {
            Console.WriteLine($"There is a trial in {target.DataFolder} already; nothing was done.");
            return ExitCodes.Done;
        }
        await using (await HostSession.OpenAsync(target, cancel, mayMake: true))
        {
        }
        Console.WriteLine($"Made {target.DataFolder}. Keep a copy of its folder keys apart from the backups of the databases.");
        return ExitCodes.Done;
    }
}
