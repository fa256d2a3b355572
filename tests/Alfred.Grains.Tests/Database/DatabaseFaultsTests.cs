using Alfred.Database;
using Npgsql;

namespace Alfred.Tests.Database;

public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction)] // A standby answers while the server is being replaced.
    [InlineData(PostgresErrorCodes.InvalidPassword)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    public void what_is_wrong_with_the_server_is_never_held_against_a_message(string state) =>
        Assert.True(DatabaseFaults.IsInfrastructure(Error(state)));

    [Theory]
    [InlineData(PostgresErrorCodes.UntranslatableCharacter)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.ProgramLimitExceeded)]
    public void what_is_wrong_with_the_data_is(string state) => Assert.False(DatabaseFaults.IsInfrastructure(Error(state)));

    private static PostgresException Error(string state) => new("refused", "ERROR", "ERROR", state);
}
