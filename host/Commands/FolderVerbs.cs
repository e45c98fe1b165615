namespace Programme.Host;

/// <summary>Verbs that work on files of this machine and ask no host at an address. All others take --host.</summary>
internal static class FolderVerbs
{
    private const string Files = "it works on files of this machine and asks no host";
    private const string Machine = "no key may do this, only whoever is on the host's own machine";

    /// <summary>Why a verb takes no --host.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        [""] = "it is the host",
        ["serve"] = "it is the host",
        ["demo"] = "it is a host with a fictitious programme",
        ["init"] = "it makes the data folder",
        ["backup"] = "it copies the databases where they are; run it on the host's own machine",
        ["backup check"] = Files,
        ["restore"] = "it makes the data folder",
        ["template"] = Files,
        ["reference"] = Files,
        ["verify draw"] = Files,
        ["completion"] = Files,
        ["access table"] = "it prints the table of this version of the program",
        ["access enrol"] = Machine,
        ["access link"] = Machine,
        ["access provider"] = Machine,
    };
}
