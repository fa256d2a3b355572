using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Alfred.Silo.Configuration;

public sealed class DatabaseUrlTests
{
    [Fact]
    public void a_url_names_every_part()
    {
        var connection = Read("postgres://alfred:s%40cret%2F%3A@db.example.org:5433/alfred_home?sslmode=verify-full&connect_timeout=3");
        Assert.Equal("alfred", connection.Username);
        Assert.Equal("s@cret/:", connection.Password);
        Assert.Equal("db.example.org", connection.Host);
        Assert.Equal(5433, connection.Port);
        Assert.Equal("alfred_home", connection.Database);
        Assert.Equal(SslMode.VerifyFull, connection.SslMode);
        Assert.Equal(3, connection.Timeout);
    }

    [Theory]
    [InlineData("postgres://h/d", "h", 5432)]
    [InlineData("postgresql://u@h/d", "h", 5432)]
    [InlineData("postgres://u:p@[::1]:6000/d", "::1", 6000)]
    [InlineData("postgres:///d?host=/run/postgresql&user=u", "/run/postgresql", 5432)]
    [InlineData("postgres://u:p@ss@h:1/d", "h", 1)]
    [InlineData("Host=h;Username=u;Port=7", "h", 7)]
    public void usual_forms_are_understood(string text, string host, int port)
    {
        var connection = Read(text);
        Assert.Equal(host, connection.Host);
        Assert.Equal(port, connection.Port);
    }

    [Theory]
    [InlineData("postgres://u:p@h:6543/d")]
    [InlineData("postgres://u:p@ep-x-pooler.eu.neon.tech/d?channel_binding=require&sslmode=require")]
    [InlineData("postgres://u:p@h/d?pgbouncer=true")]
    [InlineData("Host=h;Port=6543;Max Auto Prepare=10")]
    public void nothing_is_prepared_behind_a_pooler(string text) => Assert.Equal(0, Read(text).MaxAutoPrepare);

    [Fact]
    public void a_pool_is_bounded_unless_the_text_says_otherwise()
    {
        Assert.Equal(20, Read("postgres://h/d").MaxPoolSize);
        Assert.Equal(30, Read("postgres://h/d").MaxAutoPrepare);
        Assert.Equal("alfred-home", Read("postgres://h/d").ApplicationName);
        Assert.Equal(7, Read("Host=h;Maximum Pool Size=7").MaxPoolSize);
    }

    [Fact]
    public void a_server_that_hangs_holds_no_thread_for_the_two_seconds_that_npgsql_would_wait() =>
        Assert.Equal(200, Read("postgres://h/d").CancellationTimeout);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("mysql://u:hush@h/d")]
    [InlineData("postgres://u:hu/sh@h/d")]
    [InlineData("postgres://u:hush@h:99999/d")]
    [InlineData("postgres://u:hush@h/d?no_such=hush")]
    [InlineData("postgres://u:hush@h/d?sslmode=hush")]
    [InlineData("postgres://u:p?hush@h/d")]
    [InlineData("Password=hush")]
    [InlineData("Host=h;Nonsense=hush")]
    public void anything_else_is_refused_without_telling_the_secret(string text)
    {
        var exception = Assert.Throws<FormatException>(() => Read(text));
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void every_user_and_password_survives_percent_encoding() =>
        Prop.ForAll<NonEmptyString, NonEmptyString>((user, password) =>
        {
            // A lone surrogate is no text that a URL could carry; control characters are refused.
            if (!IsText(user.Get) || !IsText(password.Get))
                return true;
            var connection = Read($"postgres://{Uri.EscapeDataString(user.Get)}:{Uri.EscapeDataString(password.Get)}@h:1234/d");
            return connection.Username == user.Get && connection.Password == password.Get && connection.Port == 1234;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("postgres://ada:secret%0A@h/d")]
    [InlineData("postgres://ada%00:secret@h/d")]
    [InlineData("postgres://ada:secret\n@h/d")]
    public void a_control_character_is_refused_and_not_shown(string url)
    {
        var exception = Assert.Throws<FormatException>(() => Read(url));

        Assert.Contains("control character", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    private static bool IsText(string text) => !text.Any(char.IsControl) && !text.Any(char.IsSurrogate);

    private static NpgsqlConnectionStringBuilder Read(string text) => new(DatabaseUrl.ToConnectionString(text, "alfred-home"));
}
