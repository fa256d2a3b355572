namespace Alfred.Silo.Configuration;

/// <summary>What is open to everybody while Alfred is tried out is closed as soon as real people can write.</summary>
public sealed class UnknownSenderTests : IDisposable
{
    private static readonly Dictionary<string, string> WhatsApp = new(StringComparer.Ordinal)
    {
        ["INSTANCE"] = "home", ["META_TOKEN"] = "token", ["PHONE_ID"] = "1", ["VERIFY_TOKEN"] = "v", ["META_APP_SECRET"] = "s",
    };

    private static readonly Dictionary<string, string> Slack = new(StringComparer.Ordinal)
    {
        ["INSTANCE"] = "biz", ["SLACK_BOT_TOKEN"] = "xoxb-1", ["SLACK_SIGNING_SECRET"] = "s",
    };

    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void an_unknown_number_cannot_join_a_household_with_a_real_number() =>
        Assert.Equal(["MEMBERS", "OPERATOR_TOKEN"], Refused(WhatsApp));

    [Fact]
    public void an_unknown_user_cannot_join_a_company_with_a_real_workspace() =>
        Assert.Equal(["MEMBERS", "OPERATOR_TOKEN"], Refused(Slack));

    [Theory]
    [InlineData("home", "META_APP_SECRET")]
    [InlineData("biz", "SLACK_SIGNING_SECRET")]
    [InlineData("biz", "SLACK_SIGNING_SECRET_PREVIOUS")]
    public void a_provider_that_can_sign_is_enough_to_close_the_house(string instance, string secret) =>
        Assert.Equal(["MEMBERS", "OPERATOR_TOKEN"], Refused(new() { ["INSTANCE"] = instance, [secret] = "s" }));

    [Fact]
    public void one_real_channel_closes_the_house_for_the_one_in_sandbox() =>
        Assert.Equal(["MEMBERS", "OPERATOR_TOKEN"], Refused(new(WhatsApp) { ["CHANNELS"] = "slack,whatsapp" }));

    [Fact]
    public void with_real_credentials_nothing_is_read_without_the_token_and_nobody_is_made_up()
    {
        var settings = Read(new(WhatsApp)
        {
            ["MEMBERS"] = "Ada=+34600111222", ["OPERATOR_TOKEN"] = "0123456789abcdef0123456789abcdef",
        });
        Assert.False(settings.Instance.AllowUnknownSenders);
        Assert.False(settings.Gateway.IsOperatorTokenGenerated);
        Assert.Equal(["Ada"], settings.Members.Select(member => member.Name));
    }

    [Fact]
    public void an_api_on_this_machine_is_nobodys_account() => Assert.True(
        Read(new(WhatsApp) { ["META_GRAPH_URL"] = "http://127.0.0.1:9" }).Instance.AllowUnknownSenders);

    // Plain text as the first member's word, and calendars on this machine.
    [Theory]
    [InlineData("home", "META_TOKEN", null, true)]
    [InlineData("home", "META_APP_SECRET", "s", false)]
    [InlineData("biz", "SLACK_SIGNING_SECRET", "s", false)]
    public void what_made_up_people_may_do_ends_with_the_first_credential(string instance, string name, string? value, bool isOpen) =>
        Assert.Equal(isOpen, Read(new()
        {
            ["INSTANCE"] = instance, [name] = value ?? "", ["MEMBERS"] = instance == "home" ? "Ada=+34600111222" : "Ada=U024BE7LH",
            ["OPERATOR_TOKEN"] = "0123456789abcdef0123456789abcdef",
        }).Gateway.HasOnlyMadeUpPeople);

    [Theory]
    [InlineData("x")]
    [InlineData("operator-token")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void a_token_that_can_be_guessed_is_refused(string token) => Assert.Equal(
        ["OPERATOR_TOKEN"], Refused(new(WhatsApp) { ["MEMBERS"] = "Ada=+34600111222", ["OPERATOR_TOKEN"] = token }));

    [Theory]
    [InlineData("8c6f1d0b3a5e497286d4f0c1b2a39e57")]
    [InlineData("q1Zr5bT0y8Vd3Kp7Xw2LmA")]
    public void sixteen_random_bytes_are_taken(string token) => Assert.Equal(
        token, Read(new(WhatsApp) { ["MEMBERS"] = "Ada=+34600111222", ["OPERATOR_TOKEN"] = token }).Gateway.OperatorToken);

    private AlfredSettings Read(Dictionary<string, string> variables) => SettingsReader.Read(Variables.Of(variables), _root.Path);

    private string[] Refused(Dictionary<string, string> variables) =>
        [.. Assert.Throws<SettingsRefusedException>(() => Read(variables)).Problems.Select(problem => problem.Subject)];
}
