namespace Orleans.Embedded.Tests.Engine.Storage;

public sealed class PostgresConnectionsTests
{
    [Fact]
    public void a_pool_is_small_unless_the_connection_string_says_otherwise()
    {
        Assert.Equal(20, PostgresConnections.Complete("Host=db").MaxPoolSize);
        Assert.Equal(7, PostgresConnections.Complete("Host=db;Maximum Pool Size=7").MaxPoolSize);
        Assert.Equal(8, PostgresConnections.Complete("Host=db;MaxPoolSize=8").MaxPoolSize);
    }

    [Fact]
    public void statements_are_prepared_on_a_server_of_our_own() =>
        Assert.Equal(32, PostgresConnections.Complete("Host=db").MaxAutoPrepare);

    [Theory]
    [InlineData("Host=db;Port=6432")]
    [InlineData("Host=eu-1.pooler.example.com")]
    [InlineData("Host=pgbouncer")]
    [InlineData("Host=db;Max Auto Prepare=0")]
    public void nothing_is_prepared_behind_a_transaction_pooler(string connectionString) =>
        Assert.Equal(0, PostgresConnections.Complete(connectionString).MaxAutoPrepare);

    [Fact]
    public void preparing_behind_a_pooler_may_be_allowed() =>
        Assert.Equal(10, PostgresConnections.Complete("Host=pgbouncer;Max Auto Prepare=10").MaxAutoPrepare);

    [Fact]
    public void a_text_gets_its_parameters_by_position_and_in_any_case()
    {
        var query = new PostgresQuery("SELECT @b::int, @A, @b FROM t WHERE x = 'a@b' || @a", ["A", "B"]);
        Assert.Equal("SELECT $1::int, $2, $1 FROM t WHERE x = 'a@b' || $2", query.Text);
    }

    [Fact]
    public void a_text_with_a_parameter_outside_its_contract_is_refused() =>
        Assert.Throws<Orleans.Runtime.OrleansConfigurationException>(() => new PostgresQuery("SELECT @Other", ["A"]));
}
