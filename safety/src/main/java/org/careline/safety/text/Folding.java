package org.careline.safety.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Maps one code point to the plain form the rules are written in: lower case, no accents, half
 * width, simplified Han.
 */
final class Folding {

  static final int IGNORE = -1;

  private static final int LATIN_END = 0x250;
  private static final char[] LATIN = latinTable();
  private static final Map<Integer, Integer> OTHER = otherTable();

  private static final String TRADITIONAL =
      "會來個們這過還時說話頭體嘔熱癱癇癲眼臉歪麻無沒識呼難痛胸悶氣喘腦風發燒過敵腫喉嚨藥劑毒殺傷自盡遺書連結"
          + "斷絕臟壓緊劇烈産產婦懷嬰兒總覺寶驚顫搐車禍墜樓撞燙電觸農誤飲兩歲個月緩慢語話講舉側邊視覺突親媽爺爸隻實際"
          + "聲聽內臨嗆噎窒異顏紅斑疹虛脈搖暈厥倒強姦虐暴恐嚇脅勒購買槍彈繩橋鐵軌煤炭燒毀滅結束離開世間義戰鬥輕重嚴淚為現給樣嗎幾後該應頸鐘從長問麼";
  private static final String SIMPLIFIED =
      "会来个们这过还时说话头体呕热瘫痫癫眼脸歪麻无没识呼难痛胸闷气喘脑风发烧过敌肿喉咙药剂毒杀伤自尽遗书连结"
          + "断绝脏压紧剧烈产产妇怀婴儿总觉宝惊颤搐车祸坠楼撞烫电触农误饮两岁个月缓慢语话讲举侧边视觉突亲妈爷爸只实际"
          + "声听内临呛噎窒异颜红斑疹虚脉摇晕厥倒强奸虐暴恐吓胁勒购买枪弹绳桥铁轨煤炭烧毁灭结束离开世间义战斗轻重严泪为现给样吗几后该应颈钟从长问么";

  private Folding() {}

  /**
   * The folded code point, or {@link #IGNORE} for what carries no meaning of its own (joiners,
   * accents).
   */
  static int fold(int codePoint) {
    if (codePoint < LATIN_END) {
      return LATIN[codePoint];
    }
    if (codePoint >= 0x300 && codePoint <= 0x36F || isInvisible(codePoint)) {
      return IGNORE;
    }
    if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
      return LATIN[codePoint - 0xFEE0];
    }
    if (codePoint >= 0x966 && codePoint <= 0x96F) {
      return '0' + codePoint - 0x966;
    }
    if (codePoint >= 0x1D400 && codePoint <= 0x1D7FF
        || codePoint >= 0x1E00 && codePoint <= 0x1EFF) {
      return decomposed(codePoint);
    }
    return OTHER.getOrDefault(codePoint, codePoint);
  }

  private static boolean isInvisible(int codePoint) {
    return codePoint >= 0x200B && codePoint <= 0x200F
        || codePoint >= 0x2060 && codePoint <= 0x2064
        || codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint == 0xFEFF
        || codePoint == 0x93C;
  }

  private static int decomposed(int codePoint) {
    String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    return Character.toLowerCase(plain.codePointAt(0));
  }

  private static char[] latinTable() {
    char[] table = new char[LATIN_END];
    for (int c = 0; c < LATIN_END; c++) {
      String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
      table[c] = Character.toLowerCase(plain.charAt(0));
    }
    table['`'] = '\'';
    table[0xB4] = '\'';
    table[0xA0] = ' ';
    return table;
  }

  private static Map<Integer, Integer> otherTable() {
    Map<Integer, Integer> table = new HashMap<>();
    put(table, "‘’‛ʼ′", "'''''");
    put(table, "　\u2002\u2003\u2009\u202f", "     ");
    put(table, "аеорсхіѕ", "aeopcxis");
    put(table, "ँ\u0958\u0959\u095a\u095b\u095c\u095d\u095e", "ंकखगजडढफ");
    put(table, TRADITIONAL, SIMPLIFIED);
    return Map.copyOf(table);
  }

  private static void put(Map<Integer, Integer> table, String from, String to) {
    for (int i = 0; i < from.length(); i++) {
      if (from.charAt(i) != to.charAt(i)) {
        table.put((int) from.charAt(i), (int) to.charAt(i));
      }
    }
  }
}
