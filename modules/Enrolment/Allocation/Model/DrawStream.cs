using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Enrolment;

/// <summary>The random numbers of one stratum: HMAC-SHA256 in counter mode. Nothing of it depends on the version of .NET.</summary>
internal sealed class DrawStream
{
    private const int WordsOfDigest = 8;
    private readonly byte[] key;
    private readonly byte[] digest = new byte[HMACSHA256.HashSizeInBytes];
    private ulong counter;
    private int used = WordsOfDigest;

    /// <param name="drawKey">The draw's key.</param>
    /// <param name="label">What sets this stream apart from the others.</param>
    public DrawStream(byte[] drawKey, string label) => key = HMACSHA256.HashData(drawKey, Encoding.UTF8.GetBytes(label));

    /// <summary>A whole number from 0 to <paramref name="n"/> - 1, each equally likely. Words of the incomplete last round
    /// of n are thrown away: the remainder alone would favour small numbers. n = 1 takes no word.</summary>
    public int Uniform(int n)
    {
        if (n == 1)
            return 0;
        const ulong words = 1UL << 32;
        var limit = words - (words % (uint)n);
        ulong word;
        do
            word = Word();
        while (word >= limit);
        return (int)(word % (uint)n);
    }

    /// <summary>Fisher–Yates from the last place down.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i >= 1; i--)
        {
            var j = Uniform(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private uint Word()
    {
        if (used == WordsOfDigest)
        {
            Span<byte> message = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(message, counter++);
            HMACSHA256.HashData(key, message, digest);
            used = 0;
        }
        return BinaryPrimitives.ReadUInt32BigEndian(digest.AsSpan(sizeof(uint) * used++));
    }
}
