using System.Security.Cryptography;
using System.Text.Json;
using Programme.Journal;

namespace Programme.Host;

/// <summary>What belongs to a data folder: so that a part that is missing, foreign or of a later version is noticed before anything is
/// served. One file of the folder's manifest; beside it are those of the modules, with the heads of their chains
/// (<see cref="Manifest"/>).</summary>
/// <param name="Trial">Id of the trial.</param>
/// <param name="Complete">False while the folder is being made for the first time.</param>
/// <param name="Modules">Names of the modules whose databases are in it.</param>
/// <param name="Keys">Fingerprints of the keys by file name.</param>
internal sealed record FolderManifest(string Trial, bool Complete, IReadOnlyList<string> Modules, Dictionary<string, string> Keys)
{
    public const string FileName = "manifest/folder.json";
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads it; null = there is none.</summary>
    public static FolderManifest? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FolderManifest>(File.ReadAllBytes(file), Layout);
        }
        catch (JsonException fault)
        {
            throw new StartException($"{file} is damaged: it no longer says what belongs to this folder. Put back a copy of it, or restore "
                + "a backup.", fault);
        }
    }

    /// <summary>A folder that is about to be made.</summary>
    public static FolderManifest New(Trial trial) => new(trial.Id, false, [], []);

    /// <summary>What is in the folder now.</summary>
    public static FolderManifest Of(string folder, Trial trial, IEnumerable<Store> stores) =>
        new(trial.Id, true, [.. stores.Select(store => store.Module)],
            DataFolder.KeysIn(folder).ToDictionary(key => Path.GetFileName(key), FingerprintOf));

    /// <summary>Stands for a key without telling it.</summary>
    public static string FingerprintOf(string keyFile) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(File.ReadAllBytes(keyFile), "programme manifest"u8))[..32];

    /// <summary>Writes it whole or not at all, readable by the owner alone.</summary>
    public void Write(string folder)
    {
        var file = Path.Combine(folder, FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!, DataFolder.OwnerOnly);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(file + ".new", options))
        {
            JsonSerializer.Serialize(stream, this, Layout);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file, overwrite: true);
    }
}
