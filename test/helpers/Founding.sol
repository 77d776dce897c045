// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Agenda} from "../../contracts/Agenda.sol";
import {Assembly} from "../../contracts/Assembly.sol";
import {Authority} from "../../contracts/Authority.sol";
import {BucketPlan, BudgetItem, Buckets} from "../../contracts/Buckets.sol";
import {Charter, Consent, CoopFactory} from "../../contracts/CoopFactory.sol";
import {Executor} from "../../contracts/Executor.sol";
import {Funds} from "../../contracts/Funds.sol";
import {Coop} from "../../contracts/lib/Coop.sol";
import {Asset, ETHER} from "../../contracts/lib/Money.sol";
import {Base, Kind, Mode} from "../../contracts/lib/Rules.sol";
import {Entrant, Members, MemberTerms} from "../../contracts/Members.sol";
import {TestToken} from "../../contracts/mocks/TestToken.sol";
import {Payouts} from "../../contracts/Payouts.sol";
import {Allowance, RoundPlan, Rounds} from "../../contracts/Rounds.sol";
import {Shares, ShareTerms} from "../../contracts/Shares.sol";
import {
    Admission,
    AgendaRules,
    ApprovalTier,
    ArticleText,
    Class,
    Rulebook,
    Statute,
    WeightRules
} from "../../contracts/Statute.sol";
import {Treasury} from "../../contracts/Treasury.sol";
import {vm} from "./Vm.sol";

/// @notice Founds a co-op of the Somerset kind for Solidity tests: nine founders, three in each class, who can all pay.
abstract contract Founding {
    bool public constant IS_TEST = true;
    uint256 internal constant PAR = 1e18;
    uint256 internal constant FOUNDERS = 9;

    CoopFactory internal factory;
    TestToken internal currency;
    Coop internal coop;
    uint256 internal clock = 1_700_000_000; // kept here, because the compiler takes block.timestamp for constant

    /// @notice Moves the chain `time` seconds on.
    function pass(uint256 time) internal {
        clock += time;
        vm.warp(clock);
    }

    function deployFactory() internal {
        vm.warp(clock);
        currency = new TestToken("Test euro", "EUR", 18);
        Coop memory implementations = Coop({
            statute: new Statute(),
            members: new Members(),
            shares: new Shares(),
            assembly_: new Assembly(),
            agenda: new Agenda(),
            executor: new Executor(),
            authority: new Authority(),
            treasury: new Treasury(),
            buckets: new Buckets(),
            payouts: new Payouts(),
            funds: new Funds(),
            rounds: new Rounds()
        });
        factory = new CoopFactory(implementations);
    }

    function found(uint256 founders) internal {
        Charter memory charter = charterOf(founders);
        (, coop) = factory.found(charter, consentsOf(charter));
        for (uint256 i; i < founders; ++i) equip(wallet(i));
    }

    /// @notice The wallet of founder or actor `i`.
    function wallet(uint256 i) internal pure returns (address) {
        return vm.addr(i + 1);
    }

    /// @notice Gives `payer` money that the treasury may take.
    function equip(address payer) internal {
        currency.mint(payer, 1e24);
        vm.prank(payer);
        currency.approve(address(coop.treasury), type(uint256).max);
    }

    function asset() internal view returns (Asset) {
        return Asset.wrap(address(currency));
    }

    /// @notice A round of `budget` whose members share out units of `unit` for `duration` seconds.
    function roundOf(
        uint256 budget,
        uint256 unit,
        Allowance allowance,
        uint32 duration
    ) internal view returns (RoundPlan memory plan) {
        (plan.asset, plan.budget, plan.unit) = (asset(), uint128(budget), uint96(unit));
        (plan.allowance, plan.duration, plan.title) = (allowance, duration, "A round");
    }

    /// @notice A bucket that needs `min` and takes `max`, in a round or (0) until `deadline`.
    function bucketOf(
        uint16 round,
        uint256 min,
        uint256 max,
        uint40 deadline
    ) internal view returns (BucketPlan memory plan) {
        (plan.round, plan.asset, plan.deadline, plan.title) = (round, asset(), deadline, "A bucket");
        plan.items = new BudgetItem[](1);
        plan.items[0] = BudgetItem("", uint96(min), uint96(max), false);
    }

    function consentsOf(Charter memory charter) internal view returns (Consent[] memory consents) {
        bytes32 hash = factory.hashOf(charter);
        consents = new Consent[](charter.founders.length);
        for (uint256 i; i < consents.length; ++i) {
            (, , , , address verifier, , ) = factory.eip712Domain();
            bytes32 domain = domainOf("Rochdale", verifier);
            bytes32 consent = keccak256(
                abi.encode(
                    factory.CONSENT_TYPEHASH(),
                    keccak256(bytes(charter.rulebook.name)),
                    hash,
                    charter.founders[i].wallet,
                    charter.founders[i].class,
                    clock
                )
            );
            consents[i] = Consent(clock, signatureOf(i, domain, consent));
        }
    }

    function domainOf(string memory name, address verifier) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        return keccak256(abi.encode(typeHash, keccak256(bytes(name)), keccak256("1"), block.chainid, verifier));
    }

    function signatureOf(uint256 i, bytes32 domain, bytes32 structHash) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(i + 1, keccak256(abi.encodePacked("\x19\x01", domain, structHash)));
        return abi.encodePacked(r, s, v);
    }

    function charterOf(uint256 founders) internal view returns (Charter memory charter) {
        charter.rulebook = _rulebook();
        charter.founders = new Entrant[](founders);
        for (uint256 i; i < founders; ++i) charter.founders[i] = Entrant(wallet(i), uint8((i * 3) / founders));
        charter.assets = new Asset[](2);
        (charter.assets[0], charter.assets[1]) = (asset(), ETHER);
    }

    function _rulebook() private view returns (Rulebook memory book) {
        book.name = "Commons Bakery";
        book.purpose = "Bread for the neighbourhood, made and owned by those who eat and bake it";
        book.currency = asset();
        book.sharePar = uint128(PAR);
        book.weighing = WeightRules(2500, 0, 10_000, 1);
        book.membership = MemberTerms(30 days, 21 days, 14 days, 30 days);
        // short and wide, so that random lives reach it
        book.capital = ShareTerms({
            notice: 10 days,
            lock: 5 days,
            yearlyCapBps: 10_000,
            interestFloorBps: 500,
            interestBaseBps: 0,
            interestOverBaseBps: 200,
            liquidityFloor: 0
        });
        book.classes = new Class[](3);
        book.classes[0] = Class("users", 5000, true, Admission.Open, 0, 1, 0, 100_000);
        book.classes[1] = Class("workers", 2500, true, Admission.Officer, 0, 1, 0, 100_000);
        book.classes[2] = Class("investors", 2500, false, Admission.Open, 0, 1, 50, 100_000);
        book.kinds = new Kind[](4);
        book.dissolutionSlot = 2;
        book.kinds[0] = Kind({
            mode: Mode.PROPORTIONAL,
            base: Base.Cast,
            numerator: 1,
            denominator: 2,
            moreThan: true,
            quorumBps: 2500,
            secondQuorumBps: 1000,
            classQuorumBps: 0,
            minClassSize: 3,
            minVotedClasses: 2,
            eligible: 0xff,
            notice: 14 days,
            votingTime: 14 days,
            delay: 2 days,
            minTenure: 30 days
        });
        book.kinds[1] = abi.decode(abi.encode(book.kinds[0]), (Kind));
        (book.kinds[1].numerator, book.kinds[1].denominator, book.kinds[1].moreThan) = (3, 4, false);
        (book.kinds[1].quorumBps, book.kinds[1].secondQuorumBps, book.kinds[1].delay) = (5000, 2500, 7 days);
        book.kinds[2] = abi.decode(abi.encode(book.kinds[1]), (Kind));
        (book.kinds[2].mode, book.kinds[2].base, book.kinds[2].minClassSize) = (Mode.PLAIN, Base.Register, 1);
        (book.kinds[2].numerator, book.kinds[2].denominator, book.kinds[2].minVotedClasses) = (3, 4, 0);
        (book.kinds[2].quorumBps, book.kinds[2].secondQuorumBps) = (7500, 0);
        book.kinds[3] = abi.decode(abi.encode(book.kinds[2]), (Kind));
        (book.kinds[3].numerator, book.kinds[3].denominator, book.kinds[3].quorumBps) = (9, 10, 9000);
        book.agenda = AgendaRules(3, 5, 1000, 100, 182 days);
        book.articles = new ArticleText[](6);
        for (uint256 i; i < 6; ++i) book.articles[i] = ArticleText("Article", "A clause", keccak256("A clause"), 1);
        book.tiers = new ApprovalTier[](3);
        book.tiers[0] = ApprovalTier(500e18, 1, 1, 0);
        book.tiers[1] = ApprovalTier(5_000e18, 2, 2, 3 days);
        book.tiers[2] = ApprovalTier(1_000_000e18, 3, 3, 7 days);
    }
}
