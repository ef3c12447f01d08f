package com.dashtam.sandbox.ledger;

import java.util.List;

/**
 * Where customers spend.
 *
 * @param mcc merchant category code (ISO 18245)
 * @param tips whether the amount may grow between authorisation and settlement
 */
record Merchant(String name, String mcc, int leastCents, int mostCents, boolean tips) {
    static final List<Merchant> CARD =
            List.of(
                    new Merchant("Copper Kettle Coffee", "5814", 3_25, 11_80, true),
                    new Merchant("Lantern Noodle House", "5812", 12_40, 46_00, true),
                    new Merchant("Oak & Ember Grill", "5812", 24_00, 98_50, true),
                    new Merchant("Parcelwise Online", "5999", 6_99, 129_00, false),
                    new Merchant("Tidewater Books", "5942", 8_50, 54_20, false),
                    new Merchant("Cedar Street Pharmacy", "5912", 4_15, 62_30, false),
                    new Merchant("MetroLink Transit", "4111", 2_75, 27_50, false),
                    new Merchant("Falcon Fuel", "5541", 18_60, 71_40, false),
                    new Merchant("Streamhaus", "4899", 15_99, 15_99, false),
                    new Merchant("Bluefin Cinema", "7832", 11_00, 38_00, false),
                    new Merchant("Hollis Hardware", "5251", 5_80, 143_70, false),
                    new Merchant("Juniper Rides", "4121", 7_30, 41_90, true));

    static final List<Merchant> DEBIT =
            List.of(
                    new Merchant("Greenleaf Market", "5411", 9_40, 88_60, false),
                    new Merchant("Harbor Grocers", "5411", 14_20, 96_10, false),
                    new Merchant("Corner Bakery 12", "5462", 3_10, 18_40, false));
}
