using System.Net.Sockets;
using Alfred.Migrations;
using Alfred.Silo.Configuration;
using Alfred.Silo.Hosting;
using Alfred.Silo.PrivatePostgres;
using Microsoft.AspNetCore.Connections;
using Orleans.Runtime.MembershipService;

namespace Alfred.Silo.CommandLine;

/// <summary>Ends a command with a sentence instead of a stack trace when the cause is one that the operator can fix.</summary>
internal static class Refusal
{
    // EX_CONFIG and EX_USAGE of sysexits.h: a retry without a change does not help.
    private const int Configuration = 78;
    private const int Usage = 64;
    private const int Failure = 1;

    /// <summary>Runs a command; what can be fixed outside the program becomes a message and an exit code.</summary>
    public static async Task<int> CatchAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ArgumentRefusedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Usage;
        }
        catch (Exception exception) when (Explain(exception) is { } refusal)
        {
            await Console.Error.WriteLineAsync($"Alfred does not start. {refusal.Message}");
            return refusal.ExitCode;
        }
    }

    private static (string Message, int ExitCode)? Explain(Exception exception) => exception switch
    {
        SettingsRefusedException => (exception.Message, Configuration),
        DatabaseRefusedException => ($"DATABASE_URL: {exception.Message}", Configuration),
        SiloEndpointRefusedException => (exception.Message, Failure),
        OrleansClusterConnectivityCheckFailedException =>
            ($"CLUSTER: {exception.Message} Check that silos reach each other at SILO_ADDRESS and SILO_PORT.", Failure),
        DeclarationException => ($"Skills: {exception.Message}", Configuration),
        PrivatePostgresException => ($"Private Postgres: {exception.Message}", Failure),
        // The server's sentence only: its other fields may quote data.
        PostgresException postgres => ($"DATABASE_URL: the server answered {postgres.SqlState}: {postgres.MessageText}.", Failure),
        NpgsqlException => (
            $"DATABASE_URL: the server cannot be reached: {exception.InnerException?.Message ?? exception.Message}. "
            + "Check host, port and network; `./alfred doctor` tries again.",
            Failure),
        IOException { InnerException: AddressInUseException } =>
            ($"{exception.Message} Is another Alfred running? Stop it, or set PORT (OPERATOR_PORT) to a free port.", Failure),
        IOException { InnerException: SocketException } or SocketException =>
            ($"{exception.Message} Check PORT and OPERATOR_PORT.", Failure),
        _ => null,
    };
}

/// <summary>An argument of the command line makes no sense. The message says which and what would.</summary>
internal sealed class ArgumentRefusedException(string message, Exception? inner = null) : Exception(message, inner);
