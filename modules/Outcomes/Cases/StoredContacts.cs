using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A file of contacts against those that are stored.</summary>
internal sealed class StoredContacts(OutcomesDb db, string laCode, Pseudonyms pseudonyms, ReadContacts contacts)
{
    private const int RowsAtOnce = 2_000;
    private readonly Dictionary<CaseKey, long> counted = [];
    private int[] aliases = [];
    private long moved;

    /// <summary>How many contacts are new, and how many say something else (or are marked with an older key).</summary>
    public async Task<(int Added, int Changed)> CompareAsync(CancellationToken cancel)
    {
        if (await IsFirstAsync(cancel))
            return (contacts.Count, 0);
        var stored = await NumbersAsync(cancel);
        // A text that is not stored yet is none of those that stored contacts have.
        aliases = [.. contacts.Texts.Select(text => stored.GetValueOrDefault(text, -1))];
        var (added, changed) = (0, 0);
        foreach (var part in contacts.Rows().Select(ToRow).Chunk(RowsAtOnce))
        {
            var pairs = await BesideAsync(part, cancel);
            added += pairs.Count(pair => pair.Before is null);
            changed += pairs.Count(pair => pair.Before is not null && pair.Before != pair.After);
        }
        return (added, changed);
    }

    /// <summary>Stores them inside a change, with texts, tallies and how many are marked with which key. Refused under a lock.</summary>
    /// <param name="allNew">Whether none was there when they were compared; if one came in since, the key of the table refuses all.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public async Task TakeInAsync(bool allNew, CancellationToken cancel)
    {
        await db.RequireUnlockedAsync(cancel);
        aliases = await TakeInTextsAsync(cancel);
        if (allNew)
            await db.AddManyAsync(contacts.Rows().Select(row => Counted(ToRow(row).Row)), cancel);
        else
            await TakeInPartsAsync(cancel);
        await CaseTallies.AddAsync(db, laCode, counted, cancel);
        await UseKeyAsync(pseudonyms.Current.Id, counted.Values.Sum() + moved, cancel);
        if (moved > 0)
            await UseKeyAsync(pseudonyms.Older!.Id, -moved, cancel);
    }

    private async Task<bool> IsFirstAsync(CancellationToken cancel) => !await db.CaseKeys.AnyAsync(row => row.LaCode == laCode, cancel);

    private Task<Dictionary<string, int>> NumbersAsync(CancellationToken cancel) =>
        db.SchoolAliases.Where(row => row.LaCode == laCode).ToDictionaryAsync(row => row.Alias, row => row.Number, cancel);

    private async Task<int[]> TakeInTextsAsync(CancellationToken cancel)
    {
        var numbers = await NumbersAsync(cancel);
        var last = numbers.Values.DefaultIfEmpty().Max();
        var texts = contacts.Texts.Where(text => !numbers.ContainsKey(text)).Select(text => New(text, ++last)).ToList();
        await db.AddManyAsync(texts, cancel);
        texts.ForEach(text => numbers[text.Alias] = text.Number);
        return [.. contacts.Texts.Select(text => numbers[text])];
    }

    /// <summary>A URN says which school is meant; of any other text somebody has to decide.</summary>
    private SchoolAliasRow New(string text, int number)
    {
        var isUrn = text.Length == 6 && text.All(char.IsAsciiDigit);
        return new SchoolAliasRow
        {
            LaCode = laCode,
            Alias = text,
            Number = number,
            Urn = isUrn ? text : null,
            Match = isUrn ? AliasMatch.Exact : AliasMatch.Unspecified
        };
    }

    private async Task TakeInPartsAsync(CancellationToken cancel)
    {
        foreach (var part in contacts.Rows().Select(ToRow).Chunk(RowsAtOnce))
        {
            var pairs = (await BesideAsync(part, cancel)).FindAll(pair => pair.Before != pair.After);
            var rekeyed = pairs.FindAll(pair => pair.Before is { } before && before.Mark != pair.After.Mark);
            await db.RemoveManyAsync(rekeyed.Select(pair => pair.Before!), cancel);
            await db.AddManyAsync(pairs.Where(pair => pair.Before is null).Select(pair => pair.After)
                .Concat(rekeyed.Select(pair => pair.After)), cancel);
            await db.OverwriteManyAsync(pairs.Where(pair => pair.Before?.Mark == pair.After.Mark).Select(pair => pair.After), cancel);
            foreach (var (before, after) in pairs)
            {
                Counted(after);
                if (before is not null)
                    counted[before.Key] = counted.GetValueOrDefault(before.Key) - 1;
            }
            moved += rekeyed.Count;
        }
    }

    private CaseContactRow Counted(CaseContactRow row)
    {
        counted[row.Key] = counted.GetValueOrDefault(row.Key) + 1;
        return row;
    }

    /// <summary>Each contact with what is stored of it, under its mark or the one of the older key.</summary>
    private async Task<List<(CaseContactRow? Before, CaseContactRow After)>> BesideAsync((CaseContactRow Row, long OlderMark)[] part,
        CancellationToken cancel)
    {
        var marks = part.Select(row => row.Row.Mark).ToList();
        if (pseudonyms.Older is not null)
            marks.AddRange(part.Select(row => row.OlderMark));
        var stored = await db.CaseContacts.AsNoTracking().Where(row => marks.Contains(row.Mark)).ToDictionaryAsync(row => row.Mark, cancel);
        return [
            .. part.Select(row => (stored.GetValueOrDefault(row.Row.Mark)
                ?? (pseudonyms.Older is null ? null : stored.GetValueOrDefault(row.OlderMark)), row.Row))];
    }

    private (CaseContactRow Row, long OlderMark) ToRow(ReadContact read) => (new CaseContactRow
    {
        Mark = read.Mark,
        LaCode = laCode,
        Month = contacts.MonthOf(read),
        Source = ReadContacts.SourceOf(read),
        Alias = read.Text < 0 ? 0 : aliases[read.Text],
        Flags = read.Flags,
    }, read.OlderMark);

    private async Task UseKeyAsync(string keyId, long contactsMore, CancellationToken cancel)
    {
        var use = await db.CaseKeys.SingleOrDefaultAsync(row => row.LaCode == laCode && row.KeyId == keyId, cancel);
        if (use is null)
            db.Add(use = new CaseKeyRow { LaCode = laCode, KeyId = keyId, Contacts = 0 });
        use.Contacts += contactsMore;
        if (use.Contacts == 0)
            db.Remove(use);
    }
}
