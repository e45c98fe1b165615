using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Data.Sqlite;

namespace Programme.Tests.Support;

/// <summary>Before each changing call the same with <c>validate_only</c>: it must store nothing, not even an audit row, and be refused
/// exactly when the call itself is. Tests that use it say so; <c>PROGRAMME_CHECK_FIRST=1</c> puts it before all calls of all
/// tests.</summary>
public sealed class CheckFirst(string folder) : Interceptor
{
    /// <summary>Whether all tests are to run so.</summary>
    public static bool Always { get; } = Environment.GetEnvironmentVariable("PROGRAMME_CHECK_FIRST") == "1";

    /// <summary>RPCs that were checked.</summary>
    public HashSet<string> Checked { get; } = [];

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var check = CheckOf(request) is { } asked ? Outcome(() => continuation(asked, context)) : null;
        return Compared(context.Method.FullName, check, () => continuation(request, context));
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var check = CheckOf(request) is { } asked
            ? Outcome(() => continuation(asked, context).ResponseAsync.GetAwaiter().GetResult()) : null;
        var call = continuation(request, context);
        var answer = Task.Run(() => Compared(context.Method.FullName, check, () => call.ResponseAsync.GetAwaiter().GetResult()));
        return new AsyncUnaryCall<TResponse>(answer, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private static TRequest? CheckOf<TRequest>(TRequest request)
        where TRequest : class
    {
        if (request is not IMessage message || message.Descriptor.FindFieldByName("validate_only") is not { } field
            || field.Accessor.GetValue(message) is true)
            return null;
        var check = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        field.Accessor.SetValue(check, true);
        return (TRequest)check;
    }

    /// <summary>Asks for the check; its code, once nothing was stored by it.</summary>
    private StatusCode? Outcome(Action check)
    {
        var before = Rows();
        var code = CodeOf(check);
        Assert.Equal(before, Rows());
        return code;
    }

    private TResponse Compared<TResponse>(string method, StatusCode? check, Func<TResponse> call)
    {
        if (check is null)
            return call();
        lock (Checked)
            Checked.Add(method);
        try
        {
            var answer = call();
            Assert.True(check == StatusCode.OK, $"{method}: the check said {check}, the call was done");
            return answer;
        }
        catch (RpcException refusal)
        {
            Assert.True(check == refusal.StatusCode, $"{method}: the check said {check}, the call {refusal.StatusCode}");
            throw;
        }
    }

    private static StatusCode CodeOf(Action call)
    {
        try
        {
            call();
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    /// <summary>How many rows each table of each database has: every change adds at least an audit row, and one for each row
    /// changed.</summary>
    private string Rows() => string.Join('\n', Directory.EnumerateFiles(folder, "*.db").Order(StringComparer.Ordinal).Select(file =>
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
        return string.Join(' ', tables.Select(table => $"{table}={Texts(connection, $"SELECT COUNT(*) FROM \"{table}\"")[0]}"));
    }));

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return found;
    }
}
