using Alfred.Channels;
using Alfred.Members;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Members;

public sealed class CanonicalIdentityRules
{
    [Theory]
    [InlineData("wa:5215512345678", "wa:525512345678")]
    [InlineData("wa:551187654321", "wa:5511987654321")]
    [InlineData("wa:5491123456789", "wa:541123456789")]
    [InlineData("wa:54111523456789", "wa:541123456789")]
    [InlineData("wa:54351156123456", "wa:5493516123456")]
    [InlineData("wa:542966152345", "wa:542966152345")]
    public void Two_forms_of_one_number_are_one_person(string one, string other) =>
        Assert.Equal(CanonicalIdentity.Of(new(one)), CanonicalIdentity.Of(new(other)));

    [Theory]
    [InlineData("wa:551133334444", "wa:5511933334444")]
    [InlineData("wa:34600111222", "wa:34600111223")]
    [InlineData("wa:15551234567", "wa:5551234567")]
    [InlineData("wa:user:MX.5215512345678", "wa:user:MX.525512345678")]
    [InlineData("slack:T1:5215512345678", "slack:T1:525512345678")]
    public void Different_ones_stay_different(string one, string other) =>
        Assert.NotEqual(CanonicalIdentity.Of(new(one)), CanonicalIdentity.Of(new(other)));

    [Fact]
    public void the_form_of_a_form_is_the_form() => Prop.ForAll(
        Gen.Elements("52", "521", "55", "54", "549", "34", "1", "").SelectMany(
            country => Gen.Choose(0, 9).ArrayOf(10).Select(digits => $"wa:{country}{string.Concat(digits)}")).ToArbitrary(),
        number => CanonicalIdentity.Of(CanonicalIdentity.Of(new Identity(number))) == CanonicalIdentity.Of(new Identity(number)))
        .QuickCheckThrowOnFailure();
}
