using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Programme.Journal;

namespace Programme.Tests;

/// <summary>What callers are told of a database that fails.</summary>
[Trait("Promise", "D4")]
public sealed class StoreFaultsTests
{
    [Trait("Promise", "D3")]
    [Theory]
    [InlineData(5, StatusCode.Unavailable, "outcomes.db is busy")]
    [InlineData(8, StatusCode.FailedPrecondition, "outcomes.db cannot be written to")]
    [InlineData(10, StatusCode.Unavailable, "outcomes.db cannot be read or written")]
    [InlineData(11, StatusCode.FailedPrecondition, "outcomes.db is damaged")]
    [InlineData(13, StatusCode.ResourceExhausted, "full")]
    [InlineData(14, StatusCode.Unavailable, "outcomes.db cannot be opened")]
    [InlineData(26, StatusCode.FailedPrecondition, "outcomes.db is damaged")]
    public void A_fault_of_sqlite_names_the_file_and_what_to_do(int code, StatusCode status, string text)
    {
        var explained =
            Assert.IsType<RpcException>(StoreFaults.Explain(new DbUpdateException("wrapped", new SqliteException("native text", code)),
                "outcomes.db"));

        Assert.Equal(status, explained.StatusCode);
        Assert.Contains(text, explained.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("native text", explained.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(status == StatusCode.Unavailable, explained.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>() is not null);
    }

    [Theory]
    [InlineData("57P01", StatusCode.Unavailable)]
    [InlineData("08006", StatusCode.Unavailable)]
    [InlineData("53300", StatusCode.Unavailable)]
    [InlineData("XX001", StatusCode.FailedPrecondition)]
    [InlineData("XX002", StatusCode.FailedPrecondition)]
    [InlineData("57014", StatusCode.Unavailable)]
    [InlineData("53100", StatusCode.ResourceExhausted)]
    [InlineData("25006", StatusCode.FailedPrecondition)]
    [InlineData("23505", StatusCode.AlreadyExists)]
    public void A_fault_of_postgres_has_the_same_meanings(string state, StatusCode status)
    {
        var fault = new InvalidOperationException("likely transient", new PostgresException("text", "FATAL", "FATAL", state));

        Assert.Equal(status, Assert.IsType<RpcException>(StoreFaults.Explain(fault, "the schema outcomes")).StatusCode);
    }

    [Fact]
    public void A_server_that_is_away_is_unavailable_and_an_error_of_the_program_stays_one()
    {
        var away = Assert.IsType<RpcException>(StoreFaults.Explain(new NpgsqlException("Failed to connect"), "the schema outcomes"));
        var other = new InvalidOperationException("a mistake");

        Assert.Equal((StatusCode.Unavailable, "the schema outcomes does not answer."), (away.StatusCode, away.Status.Detail[..36]));
        Assert.Same(other, StoreFaults.Explain(other, "outcomes.db"));
    }
}
