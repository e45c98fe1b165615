using Google.Protobuf;
using Programme.Journal;

namespace Programme.Host;

/// <summary>A session in which somebody is signed in.</summary>
/// <param name="Caller">Who.</param>
/// <param name="FormToken">What its forms send back.</param>
/// <param name="Keep">What it keeps until it ends.</param>
/// <param name="AtProvider">Whether it began at the OpenID provider.</param>
internal sealed record PageSession(Caller Caller, string FormToken, SessionKeep Keep, bool AtProvider);

/// <summary>A file that somebody looks at before it is sent.</summary>
/// <param name="Id">In the address of its page, and the request id under which it is sent: it is sent once.</param>
/// <param name="LaCode">Authority; empty = it is no return.</param>
/// <param name="Month">YYYY-MM; empty = it is no return.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="KeptAt">Since when.</param>
internal sealed record KeptFile(string Id, string LaCode, string Month, string Name, ByteString Content, DateTimeOffset KeptAt)
{
    /// <summary>The version as which it was received; 0 = it was not sent yet.</summary>
    public int SentAs { get; init; }

    /// <summary>What is kept beside a list that is no return; null = it is a return.</summary>
    public KeptList? List { get; init; }
}

/// <summary>What a session keeps in memory: files, and what was typed into forms. It is never written to a disk, and goes with the
/// session.</summary>
/// <param name="added">Told of each new file, to bound all of them.</param>
internal sealed class SessionKeep(Action added)
{
    /// <summary>Name of the field that says which form it is.</summary>
    public const string FormField = "form";

    private const int MostForms = 8;

    private readonly Lock gate = new();
    private readonly List<KeptFile> files = [];
    private readonly List<IReadOnlyDictionary<string, string>> forms = [];

    /// <summary>All files, the oldest first.</summary>
    public IReadOnlyList<KeptFile> Files
    {
        get
        {
            lock (gate)
                return [.. files];
        }
    }

    public void Add(KeptFile file)
    {
        lock (gate)
            files.Add(file);
        added();
    }

    /// <summary>A file was sent: its bytes are kept no more.</summary>
    public void Sent(KeptFile file, int version)
    {
        lock (gate)
        {
            files.RemoveAll(one => one.Id == file.Id);
            files.Add(file with { Content = ByteString.Empty, SentAs = version });
        }
    }

    public void Remove(KeptFile file)
    {
        lock (gate)
            files.Remove(file);
    }

    /// <summary>Keeps what was typed into a form, by its fields; the newest of each form.</summary>
    public void Type(IReadOnlyDictionary<string, string> typed)
    {
        if (!typed.TryGetValue(FormField, out var form))
            return;
        lock (gate)
        {
            forms.RemoveAll(one => one[FormField] == form);
            forms.Add(typed);
            forms.RemoveRange(0, Math.Max(0, forms.Count - MostForms));
        }
    }

    /// <summary>What was typed into a form; nothing when it was taken, or never sent.</summary>
    public IReadOnlyDictionary<string, string> Typed(string form)
    {
        lock (gate)
            return forms.Find(one => one[FormField] == form) ?? new Dictionary<string, string>();
    }

    /// <summary>A form was taken.</summary>
    public void Taken(string form)
    {
        lock (gate)
            forms.RemoveAll(one => one[FormField] == form);
    }
}
