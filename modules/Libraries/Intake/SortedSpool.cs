using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Programme.Intake;

/// <summary>Rows of a fixed size, more than memory holds: taken in any order, given back sorted, as often as is asked. What does not
/// fit into one run lies in a temporary file that goes with this object.</summary>
/// <typeparam name="TRow">A row without references.</typeparam>
/// <param name="rowsInMemory">Rows of one run.</param>
public sealed class SortedSpool<TRow>(int rowsInMemory = 200_000) : IDisposable
    where TRow : unmanaged, IComparable<TRow>
{
    private const int RowsReadAtOnce = 2_000;
    private readonly List<TRow> run = [];
    private readonly List<int> lengths = [];
    private FileStream? file;
    private bool sorted;

    /// <summary>Rows so far.</summary>
    public long Count => lengths.Sum(length => (long)length) + run.Count;

    /// <summary>Takes a row.</summary>
    public void Add(TRow row)
    {
        if (run.Count == rowsInMemory)
            Spill();
        run.Add(row);
        sorted = false;
    }

    /// <summary>All rows, the smallest first.</summary>
    public IEnumerable<TRow> Sorted()
    {
        if (!sorted)
            run.Sort();
        sorted = true;
        return file is null ? run : Merged(file);
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private void Spill()
    {
        run.Sort();
        file ??= TemporaryFile.Open(0, FileOptions.None);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(run)));
        lengths.Add(run.Count);
        run.Clear();
    }

    private IEnumerable<TRow> Merged(FileStream runs)
    {
        var heads = new PriorityQueue<IEnumerator<TRow>, TRow>();
        var at = 0L;
        foreach (var length in lengths)
        {
            Enqueue(heads, RunAt(runs, at, length).GetEnumerator());
            at += length;
        }
        Enqueue(heads, run.ToList().GetEnumerator());
        while (heads.TryPeek(out var head, out var row))
        {
            yield return row;
            if (head.MoveNext())
                heads.DequeueEnqueue(head, head.Current);
            else
                heads.Dequeue().Dispose();
        }
    }

    private static void Enqueue(PriorityQueue<IEnumerator<TRow>, TRow> heads, IEnumerator<TRow> rows)
    {
        if (rows.MoveNext())
            heads.Enqueue(rows, rows.Current);
        else
            rows.Dispose();
    }

    private static IEnumerable<TRow> RunAt(FileStream runs, long first, int length)
    {
        var size = Unsafe.SizeOf<TRow>();
        var part = new TRow[RowsReadAtOnce];
        for (var at = 0; at < length; at += RowsReadAtOnce)
        {
            var rows = Math.Min(RowsReadAtOnce, length - at);
            Fill(runs, MemoryMarshal.AsBytes(part.AsSpan(0, rows)), (first + at) * size);
            for (var i = 0; i < rows; i++)
                yield return part[i];
        }
    }

    private static void Fill(FileStream runs, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(runs.SafeFileHandle, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException();
            bytes = bytes[read..];
            offset += read;
        }
    }
}
