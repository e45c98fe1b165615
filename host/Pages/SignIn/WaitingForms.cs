using System.Security.Cryptography;

namespace Programme.Host;

/// <summary>What was typed into forms whose session had ended, while somebody signs in at a provider. In memory, not for long.</summary>
internal sealed class WaitingForms(TimeProvider clock)
{
    private const int Most = 64;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly List<(string Id, DateTimeOffset Until, IReadOnlyDictionary<string, string> Typed)> forms = [];

    /// <summary>Keeps the fields, and says under which id; empty = there are none.</summary>
    public string Keep(IReadOnlyDictionary<string, string> typed)
    {
        if (typed.Count == 0)
            return "";
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (gate)
        {
            forms.RemoveAll(form => form.Until <= clock.GetUtcNow());
            forms.Add((id, clock.GetUtcNow() + Life, typed));
            forms.RemoveRange(0, Math.Max(0, forms.Count - Most));
        }
        return id;
    }

    /// <summary>The fields, once; none when they waited too long.</summary>
    public IReadOnlyDictionary<string, string> Take(string id)
    {
        lock (gate)
        {
            var at = forms.FindIndex(form => form.Id == id && form.Until > clock.GetUtcNow());
            if (at < 0)
                return new Dictionary<string, string>();
            var typed = forms[at].Typed;
            forms.RemoveAt(at);
            return typed;
        }
    }
}
